package dev.tak.cli.pki;

/** A certificate, key or password could not be made or used. The message says which, and what to do about it. */
public final class PkiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PkiException(String message) {
        super(message);
    }

    PkiException(String message, Throwable cause) {
        super(message, cause);
    }
}
