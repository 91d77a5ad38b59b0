package dev.tak.cot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an event says, as far as it concerns the server.
 *
 * @param addressed whether there is a dest, even one that says nothing this server understands
 * @param flowTags names of the attributes of {@code _flow-tags_}
 */
record EventContent(
        String uid,
        String type,
        String how,
        Instant time,
        Instant start,
        Instant stale,
        Point point,
        Optional<Contact> contact,
        Optional<Team> team,
        Optional<Takv> takv,
        List<Destination> destinations,
        boolean addressed,
        Set<String> flowTags) {

    EventContent {
        destinations = List.copyOf(destinations);
        flowTags = Set.copyOf(flowTags);
    }

    EventContent withoutDestinations() {
        return new EventContent(
                uid, type, how, time, start, stale, point, contact, team, takv, List.of(), false, flowTags);
    }

    EventContent withFlowTags(Set<String> tags) {
        return new EventContent(
                uid, type, how, time, start, stale, point, contact, team, takv, destinations, addressed, tags);
    }
}
