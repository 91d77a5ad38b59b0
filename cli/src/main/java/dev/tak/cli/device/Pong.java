package dev.tak.cli.device;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the server's answers to pings from events, without parsing them. */
final class Pong {

    private static final byte[] DOUBLE_QUOTED = " type=\"t-x-c-t-r\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SINGLE_QUOTED = " type='t-x-c-t-r'".getBytes(StandardCharsets.US_ASCII);

    private Pong() {}

    static boolean is(byte[] event) {
        for (int i = 0; i < event.length && event[i] != '>'; i++) {
            if (event[i] == ' ' && (startsAt(event, i, DOUBLE_QUOTED) || startsAt(event, i, SINGLE_QUOTED))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] event, int from, byte[] part) {
        return from + part.length <= event.length
                && Arrays.equals(event, from, from + part.length, part, 0, part.length);
    }
}
