package dev.tak.ignite.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size of memory or disk.
 *
 * @param bytes the size in bytes, above zero
 */
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})([kmg]?)", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if the size is not above zero */
    public ByteSize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a size must be above zero");
        }
    }

    /**
     * Reads {@code 1024}, {@code 64k}, {@code 16m} or {@code 1g}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ByteSize of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size; write it as 1024, 64k, 16m or 1g");
        }
        int shift =
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    default -> 0;
                };
        return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
    }
}
