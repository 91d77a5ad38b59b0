package dev.tak.cot;

/** Tells control events from those that are brokered. */
public final class ControlEvents {

    private ControlEvents() {}

    /** Whether an event of this type is for the server alone. */
    public static boolean isControl(String type) {
        return ControlType.of(type).isPresent();
    }

    /** Whether an event of this type wants {@link ServerEvents#pong} as an answer. */
    public static boolean isPing(String type) {
        return ControlType.PING.type().equals(type);
    }
}
