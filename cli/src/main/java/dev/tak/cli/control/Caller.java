package dev.tak.cli.control;

/** Who has made a request. */
public interface Caller {
    /** Tells a step of a long request. */
    void tell(String progress);

    /** Keeps the line open after the answer, and does this once the caller has hung up, or has gone in any other way. */
    void atHangUp(Runnable action);
}
