package dev.tak.messaging.routing;

import dev.tak.nats.HeaderNames;
import dev.tak.nats.NatsMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A live event's decisions as NATS headers; its body is the XML alone. Names are percent-encoded. */
final class LiveHeaders {

    private LiveHeaders() {}

    static Map<String, List<String>> of(LiveEvent event) {
        Map<String, List<String>> headers = new HashMap<>();
        put(headers, HeaderNames.UID, List.of(event.uid()));
        put(headers, HeaderNames.TYPE, List.of(event.type()));
        put(headers, HeaderNames.USER, List.of(event.user()));
        put(headers, HeaderNames.CONNECTION, List.of(event.connectionId()));
        put(headers, HeaderNames.GROUP, event.groups());
        put(headers, HeaderNames.DEST_UID, event.toUids());
        put(headers, HeaderNames.DEST_CALLSIGN, event.toCallsigns());
        headers.put(HeaderNames.RECEIVED_AT, List.of(Long.toString(event.receivedAt().toEpochMilli())));
        headers.put(HeaderNames.STALE_AT, List.of(Long.toString(event.staleAt().toEpochMilli())));
        return headers;
    }

    /** @throws IllegalArgumentException naming the header that is missing or wrong */
    static LiveEvent event(NatsMessage message) {
        return new LiveEvent(
                one(message, HeaderNames.UID),
                one(message, HeaderNames.TYPE),
                one(message, HeaderNames.USER),
                one(message, HeaderNames.CONNECTION),
                all(message, HeaderNames.GROUP),
                all(message, HeaderNames.DEST_UID),
                all(message, HeaderNames.DEST_CALLSIGN),
                instant(message, HeaderNames.RECEIVED_AT),
                instant(message, HeaderNames.STALE_AT),
                message.body());
    }

    private static void put(Map<String, List<String>> headers, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            headers.put(name, values.stream().map(HeaderNames::encode).toList());
        }
    }

    private static Set<String> all(NatsMessage message, String name) {
        return message.headers().getOrDefault(name, List.of()).stream()
                .map(HeaderNames::decode)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String one(NatsMessage message, String name) {
        List<String> values = message.headers().getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new IllegalArgumentException("header %s has %d values".formatted(name, values.size()));
        }
        return HeaderNames.decode(values.getFirst());
    }

    private static Instant instant(NatsMessage message, String name) {
        return Instant.ofEpochMilli(Long.parseLong(one(message, name)));
    }
}
