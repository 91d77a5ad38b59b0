package dev.tak.cot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes a valid event, values escaped, in ASCII. Not thread-safe. */
public final class EventBuilder {

    private final String uid;
    private final String type;
    private final Instant time;
    private final List<Consumer<XmlWriter>> children = new ArrayList<>();
    private final List<Destination> destinations = new ArrayList<>();
    private String how = "m-g";
    private Duration validity = Duration.ofSeconds(20);
    private Point point = Point.NOWHERE;

    /** An event that starts at {@code time}, machine made, stale 20 s later, nowhere, without detail. */
    public EventBuilder(String uid, String type, Instant time) {
        this.uid = Objects.requireNonNull(uid, "uid");
        this.type = Objects.requireNonNull(type, "type");
        this.time = Objects.requireNonNull(time, "time");
    }

    public EventBuilder how(String value) {
        how = Objects.requireNonNull(value, "how");
        return this;
    }

    /** How long after its time the event becomes stale. */
    public EventBuilder validFor(Duration value) {
        validity = Objects.requireNonNull(value, "validity");
        return this;
    }

    public EventBuilder point(Point value) {
        point = Objects.requireNonNull(value, "point");
        return this;
    }

    public EventBuilder contact(Contact contact) {
        return child(xml -> xml.start("contact")
                .attribute("callsign", contact.callsign())
                .attribute("endpoint", contact.endpoint())
                .end());
    }

    public EventBuilder team(Team team) {
        return child(xml -> xml.start("__group")
                .attribute("name", team.name())
                .attribute("role", team.role())
                .end());
    }

    public EventBuilder takv(Takv takv) {
        return child(xml -> xml.start("takv")
                .attribute("device", takv.device())
                .attribute("platform", takv.platform())
                .attribute("os", takv.os())
                .attribute("version", takv.version())
                .end());
    }

    public EventBuilder remarks(String text) {
        return child(xml -> xml.start("remarks").text(text).end());
    }

    /** A relation to another thing, as {@code p-p}. */
    public EventBuilder link(String relatedUid, String relatedType, String relation) {
        return child(xml -> xml.start("link")
                .attribute("uid", relatedUid)
                .attribute("type", relatedType)
                .attribute("relation", relation)
                .end());
    }

    /** Addresses the event; without any destination it is for everybody. */
    public EventBuilder to(Destination destination) {
        destinations.add(Objects.requireNonNull(destination, "destination"));
        return this;
    }

    /** The event from {@code <event} to {@code </event>}. */
    public byte[] build() {
        XmlWriter xml = new XmlWriter();
        xml.start("event")
                .attribute("version", "2.0")
                .attribute("uid", uid)
                .attribute("type", type)
                .attribute("how", how)
                .attribute("time", CotTime.format(time))
                .attribute("start", CotTime.format(time))
                .attribute("stale", CotTime.format(time.plus(validity)));
        xml.start("point")
                .attribute("lat", Double.toString(point.lat()))
                .attribute("lon", Double.toString(point.lon()))
                .attribute("hae", Double.toString(point.hae()))
                .attribute("ce", Double.toString(point.ce()))
                .attribute("le", Double.toString(point.le()))
                .end();
        xml.start("detail");
        children.forEach(child -> child.accept(xml));
        if (!destinations.isEmpty()) {
            xml.start("marti");
            destinations.forEach(destination -> writeDest(xml, destination));
            xml.end();
        }
        return xml.end().end().toBytes();
    }

    EventBuilder child(Consumer<XmlWriter> child) {
        children.add(child);
        return this;
    }

    private static void writeDest(XmlWriter xml, Destination destination) {
        xml.start("dest");
        switch (destination) {
            case Destination.ToUid to -> xml.attribute("uid", to.uid());
            case Destination.ToCallsign to -> xml.attribute("callsign", to.callsign());
            case Destination.ToGroup to -> xml.attribute("group", to.name());
            case Destination.ToMission to -> xml.attribute(to.byGuid() ? "mission-guid" : "mission", to.mission());
            case Destination.Broadcast to -> xml.attribute("callsign", Destination.Broadcast.CALLSIGN);
        }
        xml.end();
    }
}
