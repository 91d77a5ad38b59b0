package dev.tak.cot;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a client says to its server rather than to others: events that are consumed, never brokered. */
public enum ControlType {
    /** Answered on the same connection, see {@link ServerEvents#pong}. */
    PING("t-x-c-t"),
    PONG("t-x-c-t-r"),
    /** An offer of TAK's protobuf protocol; only servers make it. */
    PROTOCOL_OFFER("t-x-takp-v"),
    PROTOCOL_REQUEST("t-x-takp-q"),
    /** The answer to a request; only servers give it, and a client that believed another client's would break. */
    PROTOCOL_RESPONSE("t-x-takp-r"),
    METRICS("t-x-c-m"),
    INCOGNITO_ON("t-x-c-i-e"),
    INCOGNITO_OFF("t-x-c-i-d"),
    GEOSPATIAL_FILTER("t-x-c-f"),
    SUBSCRIBE("t-b"),
    SUBSCRIPTION_ABORT("t-b-a"),
    SUBSCRIPTION_CANCEL("t-b-c"),
    SUBSCRIPTION_QUIT("t-b-q");

    private static final Map<String, ControlType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ControlType::type, Function.identity()));

    private final String type;

    ControlType(String type) {
        this.type = type;
    }

    /** The event's type attribute. */
    public String type() {
        return type;
    }

    /** The control type that has this type attribute, if it is one: they are compared whole. */
    public static Optional<ControlType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
