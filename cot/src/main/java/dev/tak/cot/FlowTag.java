package dev.tak.cot;

import java.time.Instant;
import java.util.regex.Pattern;

/** The attribute by which a server marks the events it has passed on: {@code TAK-Server-<serverId>="<time>"}. */
final class FlowTag {

    private static final Pattern SERVER_ID = Pattern.compile("[A-Za-z0-9._-]+");

    private FlowTag() {}

    /** Name of the attribute. */
    static String name(String serverId) {
        return "TAK-Server-" + serverId;
    }

    /** The whole attribute. */
    static String attribute(String serverId, Instant time) {
        if (!SERVER_ID.matcher(serverId).matches()) {
            throw new IllegalArgumentException(
                    "'" + serverId + "' cannot be a server id: use letters, digits, '.', '_' and '-' only");
        }
        return name(serverId) + "=\"" + CotTime.format(time) + '"';
    }
}
