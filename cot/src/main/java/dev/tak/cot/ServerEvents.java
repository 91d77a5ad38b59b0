package dev.tak.cot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What a server writes on its own behalf, and how it writes any event on a stream. */
public final class ServerEvents {

    private static final Duration VALIDITY = Duration.ofSeconds(20);
    private static final String HOW = "h-g-i-g-o";

    private static final byte[] PREFIX =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII);

    private ServerEvents() {}

    /**
     * What goes on a stream in front of each event: the XML declaration and a line feed, as TAK Server writes it. Nothing
     * goes behind an event: ATAK expects no white space there.
     *
     * @return a new array
     */
    public static byte[] prefix() {
        return PREFIX.clone();
    }

    /** An event as it goes on a stream: {@link #prefix()}, then the event. */
    public static byte[] toStream(byte[] event) {
        byte[] result = Arrays.copyOf(PREFIX, PREFIX.length + event.length);
        System.arraycopy(event, 0, result, PREFIX.length, event.length);
        return result;
    }

    /** The answer to a ping, without {@link #prefix()}. */
    public static byte[] pong(Instant now) {
        return new EventBuilder("takPong", ControlType.PONG.type(), now)
                .how(HOW)
                .validFor(VALIDITY)
                .build();
    }

    /**
     * Tells a client that another one is gone, without {@link #prefix()}.
     *
     * @param eventUid random
     * @param clientUid uid of the client that is gone
     * @param lastType type of its last SA message
     */
    public static byte[] disconnected(String eventUid, String clientUid, String lastType, Instant now) {
        return new EventBuilder(eventUid, "t-x-d-d", now)
                .how(HOW)
                .validFor(VALIDITY)
                .link(clientUid, lastType, "p-p")
                .build();
    }
}
