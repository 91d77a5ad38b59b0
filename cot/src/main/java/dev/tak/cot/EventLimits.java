package dev.tak.cot;

/**
 * How much an event may ask of whoever reads it.
 *
 * @param maxBytes size of one event in bytes, from {@code <event} to the end of {@code </event>}
 * @param maxDepth how deep its elements may be nested, the event element itself being 1
 * @param maxAttributes attributes of one element, namespace declarations among them
 */
public record EventLimits(int maxBytes, int maxDepth, int maxAttributes) {

    private static final EventLimits DEFAULTS = new EventLimits(512 * 1024, 64, 64);

    public EventLimits {
        requirePositive(maxBytes, "maxBytes");
        requirePositive(maxDepth, "maxDepth");
        requirePositive(maxAttributes, "maxAttributes");
    }

    /** 512 KiB, 64 levels, 64 attributes per element. */
    public static EventLimits defaults() {
        return DEFAULTS;
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
    }
}
