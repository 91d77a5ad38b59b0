package dev.tak.cli.device;

import dev.tak.cot.Device;
import dev.tak.cot.Point;
import dev.tak.cot.Takv;
import dev.tak.cot.Team;
import java.util.Locale;

/** What a device on the terminal is, as far as its user does not say so. */
final class ClientDefaults {

    private static final double BERN_LAT = 46.948;
    private static final double BERN_LON = 7.447;
    private static final int STEPS = 100;
    private static final double STEP_DEGREES = 0.0002;

    private ClientDefaults() {}

    /**
     * @param callsign null: the user's name in capitals
     * @param uid null: made of user and callsign, so that a client which is started again is the same device
     */
    static Device device(String user, String callsign, String uid) {
        String called = callsign == null ? user.toUpperCase(Locale.ROOT) : callsign;
        return new Device(
                uid == null ? "tak-client-" + user + "-" + called : uid,
                called,
                new Team("Cyan", "Team Member"),
                new Takv("terminal", "tak client", System.getProperty("os.name"), "0.1"));
    }

    /**
     * @param lat degrees; null: in Bern, within a kilometre, each uid at a place of its own
     * @param lon degrees; null: likewise
     */
    static Point place(String uid, Double lat, Double lon) {
        int hash = uid.hashCode();
        return Point.at(
                lat == null ? BERN_LAT + STEP_DEGREES * Math.floorMod(hash, STEPS) : lat,
                lon == null ? BERN_LON + STEP_DEGREES * Math.floorMod(hash / STEPS, STEPS) : lon);
    }
}
