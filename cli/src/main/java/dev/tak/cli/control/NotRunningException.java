package dev.tak.cli.control;

/** No supervisor listens at the socket. */
public final class NotRunningException extends Exception {
    private static final long serialVersionUID = 1;

    public NotRunningException(Throwable cause) {
        super("The system is not running. Start it with ./tak up.", cause);
    }
}
