package dev.tak.cli.device;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class Words {

    private static final double MILLIS_PER_SECOND = 1000.0;

    private Words() {}

    /** Seconds with one decimal, or none if it would be zero: {@code 1.2 s}, {@code 25 s}. */
    static String seconds(Duration duration) {
        String text = String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS_PER_SECOND);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " s";
    }
}
