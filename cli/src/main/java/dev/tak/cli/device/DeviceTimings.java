package dev.tak.cli.device;

import java.time.Duration;

/**
 * How patient a device is.
 *
 * @param connect longest wait for a connection, TLS handshake included
 * @param ping time between two pings
 * @param silence time without a received byte after which the device gives its connection up
 */
public record DeviceTimings(Duration connect, Duration ping, Duration silence) {

    private static final DeviceTimings LIKE_ATAK =
            new DeviceTimings(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(25));

    /** 20 s, 5 s, 25 s: ATAK's, but for its pings, which begin after 15 s of silence only. */
    public static DeviceTimings likeAtak() {
        return LIKE_ATAK;
    }
}
