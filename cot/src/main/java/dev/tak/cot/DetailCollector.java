package dev.tak.cot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks from an event's detail what the server needs to know. Of elements that occur twice the first one counts. */
final class DetailCollector {

    private final List<Destination> destinations = new ArrayList<>();
    private final Set<String> flowTags = new HashSet<>();
    private Contact contact;
    private Team team;
    private Takv takv;
    private boolean addressed;

    /** A child of the detail element. */
    void child(Attributes element) throws MalformedEventException {
        switch (element.element()) {
            case "contact" -> {
                if (contact == null) {
                    contact = new Contact(element.text("callsign"), element.text("endpoint"));
                }
            }
            case "__group" -> {
                if (team == null) {
                    team = new Team(element.text("name"), element.text("role"));
                }
            }
            case "takv" -> {
                if (takv == null) {
                    takv = new Takv(
                            element.text("device"),
                            element.text("platform"),
                            element.text("os"),
                            element.text("version"));
                }
            }
            case FlowTagPlace.ELEMENT -> flowTags.addAll(element.names());
            default -> {}
        }
    }

    /** A dest in a marti element. Each of its attributes is a destination. */
    void dest(Attributes dest) throws MalformedEventException {
        addressed = true;
        String uid = dest.text("uid");
        if (!uid.isEmpty()) {
            destinations.add(new Destination.ToUid(uid));
        }
        String callsign = dest.text("callsign");
        if (callsign.equals(Destination.Broadcast.CALLSIGN)) {
            destinations.add(new Destination.Broadcast());
        } else if (!callsign.isEmpty()) {
            destinations.add(new Destination.ToCallsign(callsign));
        }
        String group = dest.text("group");
        if (!group.isEmpty()) {
            destinations.add(new Destination.ToGroup(group));
        }
        String mission = dest.text("mission");
        String guid = dest.text("mission-guid");
        if (!guid.isEmpty()) {
            destinations.add(new Destination.ToMission(guid, true));
        } else if (!mission.isEmpty()) {
            destinations.add(new Destination.ToMission(mission, false));
        }
    }

    EventContent content(Header header, Point point) {
        return new EventContent(
                header.uid(),
                header.type(),
                header.how(),
                header.time(),
                header.start(),
                header.stale(),
                point,
                Optional.ofNullable(contact),
                Optional.ofNullable(team),
                Optional.ofNullable(takv),
                destinations,
                addressed,
                flowTags);
    }
}
