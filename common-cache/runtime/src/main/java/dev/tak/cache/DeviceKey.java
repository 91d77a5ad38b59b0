package dev.tak.cache;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A device of a user: two users who claim the same uid have two devices. */
public record DeviceKey(String user, String uid) {

    private static final char SEPARATOR = '/';

    /** In one line: no two devices have the same. */
    public String text() {
        return URLEncoder.encode(user, StandardCharsets.UTF_8) + SEPARATOR + uid;
    }

    /** What {@link #text()} was made of. */
    public static DeviceKey parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return new DeviceKey(
                URLDecoder.decode(text.substring(0, end), StandardCharsets.UTF_8), text.substring(end + 1));
    }
}
