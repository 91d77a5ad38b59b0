package dev.tak.messaging.routing;

/** What becomes of an event that a device has sent. */
public sealed interface Verdict {

    /** It goes to others. */
    record Pass(LiveEvent event) implements Verdict {}

    /** It goes nowhere. */
    record Drop(DropReason reason) implements Verdict {}

    /** Why an event goes nowhere. */
    enum DropReason {
        /** It can't be read; its connection goes on. */
        MALFORMED,
        /** The user sends to no group. */
        NO_GROUP,
        /** It is addressed to a group that its sender does not send to. */
        FOREIGN_GROUP,
        /** It has been here before. */
        LOOP,
        /** All it is addressed to is of a kind that this server does not deliver to. */
        NO_ADDRESSEE;

        /** As metrics name it. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
