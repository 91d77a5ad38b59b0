package dev.tak.cli.control;

/** Does what a request asks for. */
@FunctionalInterface
public interface RequestHandler {
    /** @return the last line of the answer */
    Response handle(Request request, Caller caller);
}
