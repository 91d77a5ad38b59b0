package dev.tak.cli.control;

/** The supervisor did not do what was wanted; the message is its own. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }
}
