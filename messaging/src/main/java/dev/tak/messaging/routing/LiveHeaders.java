package dev.tak.messaging.routing;

import dev.tak.nats.HeaderText;
import dev.tak.nats.Headers;
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
        put(headers, Headers.UID, List.of(event.uid()));
        put(headers, Headers.TYPE, List.of(event.type()));
        put(headers, Headers.USER, List.of(event.user()));
        put(headers, Headers.CONNECTION, List.of(event.connectionId()));
        put(headers, Headers.GROUP, event.groups());
        put(headers, Headers.DEST_UID, event.toUids());
        put(headers, Headers.DEST_CALLSIGN, event.toCallsigns());
        headers.put(
                Headers.RECEIVED_AT, List.of(Long.toString(event.receivedAt().toEpochMilli())));
        headers.put(Headers.STALE_AT, List.of(Long.toString(event.staleAt().toEpochMilli())));
        return headers;
    }

    /** @throws IllegalArgumentException naming the header that is missing or wrong */
    static LiveEvent event(NatsMessage message) {
        return new LiveEvent(
                one(message, Headers.UID),
                one(message, Headers.TYPE),
                one(message, Headers.USER),
                one(message, Headers.CONNECTION),
                all(message, Headers.GROUP),
                all(message, Headers.DEST_UID),
                all(message, Headers.DEST_CALLSIGN),
                instant(message, Headers.RECEIVED_AT),
                instant(message, Headers.STALE_AT),
                message.body());
    }

    private static void put(Map<String, List<String>> headers, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            headers.put(name, values.stream().map(HeaderText::encode).toList());
        }
    }

    private static Set<String> all(NatsMessage message, String name) {
        return message.headerValues(name).stream().map(HeaderText::decode).collect(Collectors.toUnmodifiableSet());
    }

    private static String one(NatsMessage message, String name) {
        List<String> values = message.headerValues(name);
        if (values.size() != 1) {
            throw new IllegalArgumentException("header %s has %d values".formatted(name, values.size()));
        }
        return HeaderText.decode(values.getFirst());
    }

    private static Instant instant(NatsMessage message, String name) {
        return Instant.ofEpochMilli(Long.parseLong(one(message, name)));
    }
}
