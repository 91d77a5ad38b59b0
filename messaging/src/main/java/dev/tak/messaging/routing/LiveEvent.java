package dev.tak.messaging.routing;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * An event on its way to devices, with all that decides who gets it, so that nobody has to parse it again.
 *
 * @param uid of the event
 * @param type CoT type
 * @param user who sent it
 * @param connectionId the connection it came in on; it never goes back there
 * @param groups that may see it
 * @param toUids devices that it is addressed to; with {@code toCallsigns} empty: everybody
 * @param toCallsigns devices that it is addressed to
 * @param receivedAt when a pod received it from the device
 * @param staleAt when it ceases to hold
 * @param xml the event in UTF-8, as devices get it, without an XML declaration
 */
public record LiveEvent(
        String uid,
        String type,
        String user,
        String connectionId,
        Set<String> groups,
        Set<String> toUids,
        Set<String> toCallsigns,
        Instant receivedAt,
        Instant staleAt,
        byte[] xml) {

    /** Whether a newer event of the same uid makes this one worthless. */
    public boolean position() {
        return type.startsWith("a-");
    }

    /** Whether it is meant for particular devices. */
    public boolean addressed() {
        return !toUids.isEmpty() || !toCallsigns.isEmpty();
    }

    /** Whether somebody who receives from these groups may see it. */
    public boolean visibleTo(Set<String> outGroups) {
        return !Collections.disjoint(groups, outGroups);
    }

    /** Whether it is meant for the device of that uid and call sign; groups are another matter. */
    public boolean meantFor(String deviceUid, String callsign) {
        return !addressed() || toUids.contains(deviceUid) || toCallsigns.contains(callsign);
    }

    /** Bytes that it takes while it waits. */
    public int size() {
        return xml.length;
    }
}
