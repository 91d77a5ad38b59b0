package dev.tak.cot;

import dev.tak.cot.MalformedStreamException.Reason;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the events out of one connection's byte stream. CoT has no delimiter (TAK's streaming protocol): an event is
 * whatever stands from {@code <event} to the {@code </event>} that closes it, and everything between two events, XML
 * declarations with whatever encoding they claim included, is skipped.
 *
 * <p>An {@code </event>} in an attribute value, a comment, a CDATA section or a processing instruction closes nothing,
 * and an event inside an event is part of it. A self-closed {@code <event/>} is handed out as an event as well: it is
 * bounded, and the parser refuses it by name for want of a point, whereas ignoring its end would let it swallow the
 * events behind it. A comment between two events is skipped as a whole.
 *
 * <p>Each byte is looked at once, and at most {@link EventLimits#maxBytes()} are held. Whether an event is well-formed
 * is for {@link CotEvent#parse} to say. Not thread-safe.
 */
public final class EventCutter {

    /**
     * Bytes allowed before the next event begins, white space not counted: a client may send line feeds for hours to
     * keep its connection alive.
     */
    public static final int MAX_JUNK_BYTES = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final EventLimits limits;
    private final EventSearch search = new EventSearch();
    private MarkupScanner scanner;
    private int openEvents;
    private byte[] held = NOTHING;
    private int heldLength;
    private Reason broken;

    /** A cutter at the beginning of a stream. */
    public EventCutter(EventLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes the next bytes of the stream and hands out each event that ends in them, in order, as an array of its own:
     * exactly the bytes from {@code <event} to {@code >}, as received.
     *
     * @param chunk not kept and not changed
     * @throws MalformedStreamException if the stream cannot be read on; events that ended before the fault have been
     *     handed out. From then on every call throws for the same reason
     */
    public void feed(byte[] chunk, int offset, int length, Consumer<byte[]> events) throws MalformedStreamException {
        if (broken != null) {
            throw new MalformedStreamException(broken, "This stream was found malformed before: close its connection");
        }
        broken = Reason.ABANDONED;
        int end = offset + length;
        int position = offset;
        while (position < end) {
            position = scanner == null ? findStart(chunk, position, end) : findEnd(chunk, position, end, events);
        }
        broken = null;
    }

    /** Bytes of an unfinished event that are held until the rest arrives. */
    public int pendingBytes() {
        return heldLength;
    }

    private int findStart(byte[] chunk, int from, int end) throws MalformedStreamException {
        for (int i = from; i < end; i++) {
            switch (search.next(chunk[i] & 0xFF)) {
                case SEARCHING -> {
                    if (search.junk() > MAX_JUNK_BYTES) {
                        throw malformed(Reason.JUNK, "More than " + MAX_JUNK_BYTES + " bytes without an event");
                    }
                }
                case DECLARATION -> throw malformed(Reason.DECLARATION, "A markup declaration between two events");
                case FOUND -> {
                    hold(EventSearch.START, 0, EventSearch.START.length);
                    search.reset();
                    scanner = new MarkupScanner();
                    scanner.startAfterEventName();
                    openEvents = 0;
                    // The byte that ended the name is the event's own: the caller goes on with it.
                    return i;
                }
            }
        }
        return end;
    }

    private int findEnd(byte[] chunk, int from, int end, Consumer<byte[]> events) throws MalformedStreamException {
        int room = limits.maxBytes() - heldLength;
        int last = end - from > room ? from + room : end;
        for (int i = from; i < last; i++) {
            boolean ends =
                    switch (scanner.next(chunk[i] & 0xFF)) {
                        case NONE -> false;
                        case START_TAG -> opens();
                        case EMPTY_TAG -> openEvents == 0;
                        case END_TAG -> scanner.isEventTag() && --openEvents == 0;
                        case DECLARATION -> throw malformed(Reason.DECLARATION, "A markup declaration in an event");
                    };
            if (ends) {
                byte[] event = Arrays.copyOf(held, heldLength + i + 1 - from);
                System.arraycopy(chunk, from, event, heldLength, i + 1 - from);
                release();
                events.accept(event);
                return i + 1;
            }
        }
        if (last < end) {
            throw malformed(Reason.OVERSIZED, "An event is bigger than " + limits.maxBytes() + " bytes");
        }
        hold(chunk, from, end - from);
        return end;
    }

    private boolean opens() throws MalformedStreamException {
        if (scanner.isEventTag() && ++openEvents > limits.maxDepth()) {
            throw malformed(Reason.TOO_DEEP, "More than " + limits.maxDepth() + " events inside one another");
        }
        return false;
    }

    private void hold(byte[] from, int offset, int length) {
        int needed = heldLength + length;
        if (needed > held.length) {
            held = Arrays.copyOf(held, Math.max(needed, Math.min(2 * held.length, limits.maxBytes())));
        }
        System.arraycopy(from, offset, held, heldLength, length);
        heldLength = needed;
    }

    private void release() {
        held = NOTHING;
        heldLength = 0;
        scanner = null;
    }

    private MalformedStreamException malformed(Reason reason, String message) {
        release();
        broken = reason;
        return new MalformedStreamException(reason, message);
    }
}
