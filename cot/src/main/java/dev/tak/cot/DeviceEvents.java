package dev.tak.cot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a TAK client sends: for simulated devices and tests. */
public final class DeviceEvents {

    /** A dismounted friendly combatant, which is what ATAK reports itself as. */
    static final String FRIENDLY_GROUND = "a-f-G-U-C";

    private static final Duration PING_VALIDITY = Duration.ofSeconds(10);

    private DeviceEvents() {}

    /** The device's own position, which is its SA message, to everybody. */
    public static byte[] position(Device device, Point at, Instant now, Duration validity) {
        return position(device, at, now, validity, List.of());
    }

    /** The device's own position to some. */
    public static byte[] position(
            Device device, Point at, Instant now, Duration validity, List<? extends Destination> to) {
        EventBuilder event = new EventBuilder(device.uid(), FRIENDLY_GROUND, now)
                .validFor(validity)
                .point(at)
                .takv(device.takv())
                .contact(device.contact())
                .team(device.team());
        to.forEach(event::to);
        return event.build();
    }

    /** A ping, as ATAK sends it. */
    public static byte[] ping(String deviceUid, Instant now) {
        return new EventBuilder(deviceUid + "-ping", ControlType.PING.type(), now)
                .validFor(PING_VALIDITY)
                .build();
    }
}
