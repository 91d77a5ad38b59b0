package dev.tak.cot;

/** One event that is not valid CoT. The stream it came on is intact: the next event may be read. */
public final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the event; one counter each. */
    public enum Reason {
        /** Bigger than {@link EventLimits#maxBytes()}. */
        OVERSIZED,
        /** Not UTF-8, or a character that XML does not know. */
        CHARACTERS,
        /** A DOCTYPE, an entity or another markup declaration. */
        DECLARATION,
        /** Not well-formed XML, an undeclared namespace prefix included. */
        NOT_WELL_FORMED,
        /** The bytes are not one event element and nothing else. */
        NOT_AN_EVENT,
        /** Elements nested deeper than {@link EventLimits#maxDepth()}. */
        TOO_DEEP,
        /** An element with more attributes than {@link EventLimits#maxAttributes()}. */
        TOO_MANY_ATTRIBUTES,
        /** More different names of elements and attributes than {@link CotEvent#MAX_NAMES}. */
        TOO_MANY_NAMES,
        /** A value longer than {@link CotEvent#MAX_UID_LENGTH} or {@link CotEvent#MAX_VALUE_LENGTH}. */
        TOO_LONG,
        /** An attribute that every event must have is missing or empty. */
        MISSING_ATTRIBUTE,
        /** A time that is not an ISO 8601 instant of the years 1 to 9999. */
        TIME,
        /** There is no point element. */
        MISSING_POINT
    }

    private final Reason reason;

    MalformedEventException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    MalformedEventException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
