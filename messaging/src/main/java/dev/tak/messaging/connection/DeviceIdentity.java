package dev.tak.messaging.connection;

import dev.tak.cot.CotEvent;
import dev.tak.cot.Takv;
import dev.tak.cot.Team;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device says of itself in its position reports.
 *
 * @param type CoT type of the report
 */
public record DeviceIdentity(String uid, String type, String callsign, String team, String role, String takv) {

    /** Until the first position report. */
    public static final DeviceIdentity UNKNOWN = new DeviceIdentity("", "", "", "", "", "");

    /**
     * An event speaks of the device that sent it when its contact has a call sign and an endpoint (TAK Server's rule);
     * any other event is about something else.
     */
    public static Optional<DeviceIdentity> from(CotEvent event) {
        return event.contact()
                .filter(contact ->
                        !contact.callsign().isEmpty() && !contact.endpoint().isEmpty())
                .map(contact -> new DeviceIdentity(
                        event.uid(),
                        event.type(),
                        contact.callsign(),
                        event.team().map(Team::name).orElse(""),
                        event.team().map(Team::role).orElse(""),
                        event.takv().map(DeviceIdentity::line).orElse("")));
    }

    private static String line(Takv takv) {
        return Stream.of(takv.platform(), takv.version(), takv.os())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Whether the device has said who it is. */
    public boolean known() {
        return !uid.isEmpty();
    }
}
