package dev.tak.messaging.connection;

/** Why this pod closed, or refused, a device's connection. */
public enum CloseReason {
    /** The device closed it, or its network did. */
    PEER,
    /** The pod shuts down. */
    SHUTDOWN,
    /** The certificate names no user. */
    NO_USER_NAME,
    /** The settings know no such user, and name no default group. */
    UNKNOWN_USER,
    /** The settings say that the user is disabled. */
    DISABLED_USER,
    /** The pod has as many connections as it may have. */
    TOO_MANY_CONNECTIONS,
    /** The user has as many connections as a user may have. */
    TOO_MANY_OF_USER,
    /** The device has a newer connection, here or on another pod. */
    REPLACED,
    /** The stream is not CoT, or an event in it is too long or too deep. */
    MALFORMED_STREAM,
    /** The device reads too slowly for what it may not miss. */
    TOO_SLOW,
    /** The device has taken nothing of what waits for it, for too long. */
    STALLED,
    /** Nothing comes from the device any more, not even an acknowledgement: its network is gone, and nothing said so. */
    UNREACHABLE,
    /** The socket failed. */
    SOCKET_ERROR;

    /** As metrics and logs name it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
