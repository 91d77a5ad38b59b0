package dev.tak.nats;

/**
 * Names of the headers of TAK's messages. Values of headers are ASCII without line breaks: whatever people may have
 * named (groups, users, callsigns, uids) goes through {@link HeaderText}.
 */
public final class Headers {

    /** A group of the sender, or the group that the event was addressed to; one value for each. */
    public static final String GROUP = "Tak-Group";

    /** The uid of an addressee; one value for each. */
    public static final String DEST_UID = "Tak-Dest-Uid";

    /** The callsign of an addressee; one value for each. */
    public static final String DEST_CALLSIGN = "Tak-Dest-Callsign";

    /** The uid of the event. */
    public static final String UID = "Tak-Uid";

    /** The type of the event, such as {@code a-f-G-U-C}. */
    public static final String TYPE = "Tak-Type";

    /** When the server received the event: milliseconds since 1970, decimal. */
    public static final String RECEIVED_AT = "Tak-Received-At";

    /** When the event goes stale: milliseconds since 1970, decimal. */
    public static final String STALE_AT = "Tak-Stale-At";

    /** The user behind the event. */
    public static final String USER = "Tak-User";

    /** The id of the connection that the event came in on. */
    public static final String CONNECTION = "Tak-Connection";

    /** The service of a pod. */
    public static final String SERVICE = "Tak-Service";

    /** The name of a pod, for display. */
    public static final String POD = "Tak-Pod";

    /** Random, new at each start of a process. */
    public static final String INCARNATION = "Tak-Incarnation";

    /** A revision of the settings, decimal. */
    public static final String REVISION = "Tak-Revision";

    /** Number of an announcement, decimal. */
    public static final String SEQUENCE = "Tak-Sequence";

    /** In a heartbeat: whether it is the last. */
    public static final String LEAVING = "Tak-Leaving";

    /** There when an event is published once more, for those whom it has not reached. */
    public static final String AGAIN = "Tak-Again";

    /** In an answer: why there is no result. See {@link Requests}. */
    public static final String ERROR = "Tak-Error";

    private Headers() {}
}
