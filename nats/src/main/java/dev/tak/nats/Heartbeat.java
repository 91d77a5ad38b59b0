package dev.tak.nats;

import java.util.List;
import java.util.Map;

/**
 * What a pod says of itself each second.
 *
 * @param service that it is a pod of
 * @param pod its name, for display
 * @param incarnation random, new at each start of its process
 * @param revision of the settings that it works by, on all its live connections
 * @param sequence number of its last announcement of a device's presence: who has missed one asks for all
 * @param leaving whether it has begun to stop; this is then its last heartbeat
 */
public record Heartbeat(String service, String pod, String incarnation, long revision, long sequence, boolean leaving) {

    Map<String, List<String>> headers() {
        return Map.of(
                Headers.SERVICE, List.of(HeaderText.encode(service)),
                Headers.POD, List.of(HeaderText.encode(pod)),
                Headers.INCARNATION, List.of(incarnation),
                Headers.REVISION, List.of(Long.toString(revision)),
                Headers.SEQUENCE, List.of(Long.toString(sequence)),
                Headers.LEAVING, List.of(Boolean.toString(leaving)));
    }

    /** @throws IllegalArgumentException naming the header that is missing or wrong */
    static Heartbeat of(NatsMessage message) {
        return new Heartbeat(
                HeaderText.decode(header(message, Headers.SERVICE)),
                HeaderText.decode(header(message, Headers.POD)),
                header(message, Headers.INCARNATION),
                Long.parseLong(header(message, Headers.REVISION)),
                Long.parseLong(header(message, Headers.SEQUENCE)),
                Boolean.parseBoolean(header(message, Headers.LEAVING)));
    }

    private static String header(NatsMessage message, String name) {
        return message.header(name)
                .orElseThrow(() -> new IllegalArgumentException("header %s is missing".formatted(name)));
    }
}
