package dev.tak.cot;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event of Cursor on Target: the bytes as received, and what the server needs to know of them. Whatever the server
 * does not know stays in the bytes, unchanged. Immutable, provided that nobody writes into {@link #bytes()}.
 */
public final class CotEvent {

    /** Most UTF-16 code units of a uid. */
    public static final int MAX_UID_LENGTH = 256;

    /** Most UTF-16 code units of every other value that is read, as a callsign. */
    public static final int MAX_VALUE_LENGTH = 1024;

    /** Most different names of elements and attributes in one event. */
    public static final int MAX_NAMES = 1024;

    private final byte[] bytes;
    private final EventContent content;
    private final EventLayout layout;

    CotEvent(byte[] bytes, EventContent content, EventLayout layout) {
        this.bytes = bytes;
        this.content = content;
        this.layout = layout;
    }

    /**
     * Reads one event.
     *
     * @param xml from {@code <event} to {@code </event>}, as {@link EventCutter} hands it out, always read as UTF-8;
     *     the event keeps this array, nobody may change it any more
     * @throws MalformedEventException if that is not a valid event; the message says what is wrong
     */
    public static CotEvent parse(byte[] xml, EventLimits limits) throws MalformedEventException {
        EventGuard.check(xml, limits);
        return new EventReader(xml, limits).read();
    }

    /** The whole event, without an XML declaration. Not a copy: nobody may change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Which thing the event is about; a newer event of the same uid replaces an older one. */
    public String uid() {
        return content.uid();
    }

    /** What the event is, as in {@code a-f-G-U-C}. */
    public String type() {
        return content.type();
    }

    /** How it came to be known, as in {@code m-g}; empty if missing. */
    public String how() {
        return content.how();
    }

    public Instant time() {
        return content.time();
    }

    public Instant start() {
        return content.start();
    }

    /** When the event is no longer to be shown as current. */
    public Instant stale() {
        return content.stale();
    }

    /** All five coordinates; see there for what each one is if it is missing or no finite number. */
    public Point point() {
        return content.point();
    }

    /** Latitude in degrees; 0 if missing or no finite number (as TAK Server's protobuf mapping has it). */
    public double lat() {
        return content.point().lat();
    }

    /** Longitude in degrees; 0 if missing or no finite number. */
    public double lon() {
        return content.point().lon();
    }

    /** Height above the ellipsoid in metres; 0 if missing or no finite number. */
    public double hae() {
        return content.point().hae();
    }

    /** Circular error in metres; {@link Point#UNKNOWN} if missing or no finite number. */
    public double ce() {
        return content.point().ce();
    }

    /** Linear error in metres; {@link Point#UNKNOWN} if missing or no finite number. */
    public double le() {
        return content.point().le();
    }

    public Optional<Contact> contact() {
        return content.contact();
    }

    public Optional<Team> team() {
        return content.team();
    }

    public Optional<Takv> takv() {
        return content.takv();
    }

    /** Everything that the dests say, in order; an attribute that this server does not know says nothing. */
    public List<Destination> destinations() {
        return content.destinations();
    }

    /**
     * Whether there is a marti element with a dest. It may be one that {@link #destinations()} knows nothing of: such an
     * event is for nobody here, not for everybody.
     */
    public boolean addressed() {
        return content.addressed();
    }

    /** Whether that server has passed the event on already. */
    public boolean hasFlowTag(String serverId) {
        return content.flowTags().contains(FlowTag.name(serverId));
    }

    /** Whether this is the position of a physical thing. */
    public boolean isPosition() {
        return type().startsWith("a-");
    }

    /**
     * Whether this is what TAK calls an SA (situational awareness) message, which tells the server the client uid and
     * the callsign of its connection: it has a contact with a callsign and an endpoint.
     */
    public boolean isSituationalAwareness() {
        return contact()
                .filter(c -> !c.callsign().isEmpty() && !c.endpoint().isEmpty())
                .isPresent();
    }

    /** This event without any marti element, as it is delivered; every other byte is the same. */
    public CotEvent withoutMarti() {
        return layout.marti().isEmpty() ? this : changed(layout.withoutMarti(bytes), content.withoutDestinations());
    }

    /**
     * This event with the mark that a server has passed it on; every other byte is the same. An event that carries the
     * mark of that server already stays as it is.
     *
     * @param serverId letters, digits, {@code .}, {@code _} and {@code -}
     * @param time when the server passes it on; written in whole seconds
     */
    public CotEvent withFlowTag(String serverId, Instant time) {
        if (hasFlowTag(serverId)) {
            return this;
        }
        Set<String> tags = new HashSet<>(content.flowTags());
        tags.add(FlowTag.name(serverId));
        return changed(layout.withFlowTag(bytes, FlowTag.attribute(serverId, time)), content.withFlowTags(tags));
    }

    @Override
    public String toString() {
        return "CotEvent[uid=" + uid() + ", type=" + type() + ", bytes=" + bytes.length + "]";
    }

    private static CotEvent changed(EventLayout.Changed changed, EventContent content) {
        return new CotEvent(changed.bytes(), content, changed.layout());
    }
}
