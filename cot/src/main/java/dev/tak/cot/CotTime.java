package dev.tak.cot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;

/** The times of CoT: ISO 8601 instants. */
final class CotTime {

    /** Digits of a fraction that an {@link Instant} can hold. */
    private static final int NANO_DIGITS = 9;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST =
            FIRST.atOffset(ZoneOffset.UTC).withYear(10_000).toInstant();

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private static final DateTimeFormatter WRITE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss'Z'")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private CotTime() {}

    /**
     * Reads an instant with any number of fraction digits, those below a nanosecond being dropped.
     *
     * @throws DateTimeException if it is none, has no offset, or lies outside of the years 1 to 9999
     */
    static Instant parse(String text) {
        Instant instant = Instant.from(READ.parse(withoutExcessDigits(text.strip())));
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new DateTimeException("not in the years 1 to 9999");
        }
        return instant;
    }

    /** Writes an instant as TAK Server does: UTC, whole seconds, the fraction dropped. */
    static String format(Instant instant) {
        return WRITE.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String withoutExcessDigits(String text) {
        int first = text.indexOf('.') + 1;
        int end = first;
        while (first > 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - first > NANO_DIGITS ? text.substring(0, first + NANO_DIGITS) + text.substring(end) : text;
    }
}
