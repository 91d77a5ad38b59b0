package dev.tak.cot;

/** A stream out of which no further event can be cut: its connection is to be closed. */
public final class MalformedStreamException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the stream; one counter each. */
    public enum Reason {
        /** An event is bigger than {@link EventLimits#maxBytes()}. */
        OVERSIZED,
        /** More than {@link EventCutter#MAX_JUNK_BYTES} bytes without the beginning of an event. */
        JUNK,
        /** Events nested deeper than {@link EventLimits#maxDepth()}. */
        TOO_DEEP,
        /** A DOCTYPE, an entity or another markup declaration, none of which belong into a CoT stream. */
        DECLARATION,
        /** Whoever took an earlier event failed, so the rest of its chunk is lost. */
        ABANDONED
    }

    private final Reason reason;

    MalformedStreamException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
