package dev.tak.config.seed;

/** The seed can't be used; the message says where it is wrong and what is wanted. */
final class SeedException extends Exception {

    private static final long serialVersionUID = 1L;

    SeedException(String message) {
        super(message);
    }

    SeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
