package dev.tak.messaging.routing;

import dev.tak.cot.CotEvent;
import dev.tak.cot.Destination;
import dev.tak.messaging.connection.Principal;
import dev.tak.messaging.routing.Verdict.Drop;
import dev.tak.messaging.routing.Verdict.DropReason;
import dev.tak.messaging.routing.Verdict.Pass;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Who an event from a device is for (TAK's rules: groups, then {@code marti/dest}). The rules need nothing but the
 * event and its sender.
 */
final class RoutingRules {

    private RoutingRules() {}

    static Verdict judge(CotEvent event, Principal sender, String connectionId, String serverId, Instant now) {
        if (event.hasFlowTag(serverId)) {
            return new Drop(DropReason.LOOP);
        }
        Addressees addressees = Addressees.of(event);
        if (!sender.in().containsAll(addressees.groups)) {
            return new Drop(DropReason.FOREIGN_GROUP);
        }
        if (addressees.nobody()) {
            return new Drop(DropReason.NO_ADDRESSEE);
        }
        Set<String> groups = addressees.groups.isEmpty() ? sender.in() : addressees.groups;
        if (groups.isEmpty()) {
            return new Drop(DropReason.NO_GROUP);
        }
        return new Pass(new LiveEvent(
                event.uid(),
                event.type(),
                sender.user(),
                connectionId,
                groups,
                addressees.uids,
                addressees.callsigns,
                now,
                event.stale(),
                event.withoutMarti().withFlowTag(serverId, now).bytes()));
    }

    /** What {@code marti/dest} says. A mission is no addressee here. */
    private record Addressees(Set<String> uids, Set<String> callsigns, Set<String> groups, boolean everybody) {

        static Addressees of(CotEvent event) {
            Set<String> uids = new HashSet<>();
            Set<String> callsigns = new HashSet<>();
            Set<String> groups = new HashSet<>();
            boolean everybody = !event.addressed();
            for (Destination destination : event.destinations()) {
                switch (destination) {
                    case Destination.ToUid to -> uids.add(to.uid());
                    case Destination.ToCallsign to -> callsigns.add(to.callsign());
                    case Destination.ToGroup to -> groups.add(to.name());
                    case Destination.Broadcast all -> everybody = true;
                    case Destination.ToMission mission -> {}
                }
            }
            return everybody
                    ? new Addressees(Set.of(), Set.of(), groups, true)
                    : new Addressees(uids, callsigns, groups, false);
        }

        /** A group alone narrows who may see it, and addresses all of them. */
        boolean nobody() {
            return !everybody && uids.isEmpty() && callsigns.isEmpty() && groups.isEmpty();
        }
    }
}
