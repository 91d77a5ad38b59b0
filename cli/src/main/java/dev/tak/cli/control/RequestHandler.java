package dev.tak.cli.control;

import java.util.function.Consumer;

/** Does what a request asks for. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * @param progress gets a line before each step of a long request
     * @return the last line of the answer
     */
    Response handle(Request request, Consumer<String> progress);
}
