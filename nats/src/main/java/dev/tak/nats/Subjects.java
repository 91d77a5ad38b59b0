package dev.tak.nats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The subjects on which the services meet. No text of users is in a subject unless hashed, and no pod has one. */
public final class Subjects {

    /** Published when the settings have changed; the body is the new revision, decimal. */
    public static final String SETTINGS_CHANGED = "settings.changed";

    /** Request to change the settings, served by config. */
    public static final String CONFIG_CHANGE = "svc.config.change";

    /** Every live event, whatever its groups and uid. */
    public static final String LIVE = "cot.live.>";

    /** A pod lives: each second, see {@link Heartbeat}. */
    static final String HEARTBEAT = "pod.heartbeat";

    /** All that pods say to one another of devices' presence, on one subscription, so that it keeps its order. */
    public static final String PRESENCE = "presence.*";

    /** A device has bound its uid, or has left. */
    public static final String PRESENCE_CHANGE = "presence.change";

    /** All devices of one pod, in parts: the answer to {@link #PRESENCE_ASK}. */
    public static final String PRESENCE_ROSTER = "presence.roster";

    /** Asks for the devices of the incarnation in the body; an empty body asks everybody. */
    public static final String PRESENCE_ASK = "presence.ask";

    /** Asks the other pods to publish again what they may have said in vain. */
    public static final String LIVE_ASK = "live.ask";

    /** The queue group in which all members of a service serve its subjects. */
    static final String QUEUE = "q";

    private static final String LIVE_PREFIX = "cot.live.";
    private static final int SET_BYTES = 8;
    private static final int UID_BYTES = 16;

    /**
     * The subject of a live event, {@code cot.live.<set>.<uid>}: always four tokens.
     *
     * @param groups all groups that the sender may send to; the same set gives the same token
     * @param uid uid of the event
     */
    public static String live(SortedSet<String> groups, String uid) {
        // Encoded names have no comma, so no two sets give the same text.
        String set = groups.stream().sorted().map(HeaderText::encode).collect(Collectors.joining(","));
        return LIVE_PREFIX + token(set, SET_BYTES) + '.' + token(uid, UID_BYTES);
    }

    private static String token(String text, int bytes) {
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one has not", e);
        }
    }

    private Subjects() {}
}
