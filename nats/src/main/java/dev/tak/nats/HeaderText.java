package dev.tak.nats;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Any text as the value of a header. NATS headers hold ASCII without CR and LF, and jnats refuses others with an
 * {@code IllegalArgumentException}; blanks at the ends are not kept. So text is sent as its UTF-8 bytes, percent-encoded
 * (RFC 3986) except for letters, digits and {@code . - _ *}.
 */
public final class HeaderText {

    /** The text, encoded. Never fails; half a surrogate pair becomes {@code ?}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The text that was encoded.
     *
     * @throws IllegalArgumentException when {@code value} has a percent sign without two hexadecimal digits
     */
    public static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private HeaderText() {}
}
