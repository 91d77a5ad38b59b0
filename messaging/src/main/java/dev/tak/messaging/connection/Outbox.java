package dev.tak.messaging.connection;

import dev.tak.messaging.routing.LiveEvent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What waits to be written to one device, bounded in bytes. A position takes the place of an older one of the same uid;
 * when the box is full the oldest positions go first. Anything else is kept: when it does not fit, the device is too
 * slow to be served.
 *
 * <p>One sender's events keep their order: a position replaces its predecessor in place only when nothing that the
 * sender said later is waiting, and otherwise goes to the end.
 */
final class Outbox {

    /** A place in the queue. */
    private static final class Entry {
        private LiveEvent event;

        Entry(LiveEvent event) {
            this.event = event;
        }
    }

    private final int maxBytes;
    private final SequencedMap<String, LiveEvent> picture = new LinkedHashMap<>();
    private final Set<Entry> queue = new LinkedHashSet<>();
    private final Map<String, Entry> positionsByUid = new LinkedHashMap<>();
    private final Map<String, Entry> lastBySender = new HashMap<>();
    private int bytes;

    /** What became of an event that was offered. */
    enum Offer {
        QUEUED,
        /** It took the place of an older position, or older positions had to go for it. */
        COALESCED,
        /** It must not be lost and does not fit. */
        OVERFLOW
    }

    Outbox(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Offer offer(LiveEvent event) {
        Offer outcome = Offer.QUEUED;
        if (event.position()) {
            if (picture.containsKey(event.uid()) && !lastBySender.containsKey(event.connectionId())) {
                picture.put(event.uid(), event);
                return Offer.COALESCED;
            }
            Entry older = positionsByUid.get(event.uid());
            if (older != null) {
                int growth = event.size() - older.event.size();
                if (lastBySender.get(event.connectionId()) == older && bytes + growth <= maxBytes) {
                    bytes += growth;
                    older.event = event;
                    return Offer.COALESCED;
                }
                drop(older);
                outcome = Offer.COALESCED;
            }
        }
        while (bytes + event.size() > maxBytes && !positionsByUid.isEmpty()) {
            drop(positionsByUid.values().iterator().next());
            outcome = Offer.COALESCED;
        }
        if (bytes + event.size() > maxBytes && !queue.isEmpty()) {
            return event.position() ? Offer.COALESCED : Offer.OVERFLOW;
        }
        append(event);
        return outcome;
    }

    /** Takes positions up, by uid, that are older than what waits of their senders. */
    synchronized void show(Map<String, LiveEvent> positions) {
        positions.forEach((uid, position) -> {
            if (!positionsByUid.containsKey(uid)) {
                picture.put(uid, position);
            }
        });
    }

    /** The next event; null when nothing waits. */
    synchronized LiveEvent poll() {
        if (!picture.isEmpty()) {
            return picture.pollFirstEntry().getValue();
        }
        Iterator<Entry> first = queue.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Entry entry = first.next();
        drop(entry);
        return entry.event;
    }

    /** Of what waits behind the picture. */
    synchronized int bytes() {
        return bytes;
    }

    synchronized int events() {
        return picture.size() + queue.size();
    }

    private void append(LiveEvent event) {
        Entry entry = new Entry(event);
        queue.add(entry);
        bytes += event.size();
        lastBySender.put(event.connectionId(), entry);
        if (event.position()) {
            positionsByUid.put(event.uid(), entry);
        }
    }

    private void drop(Entry entry) {
        queue.remove(entry);
        bytes -= entry.event.size();
        lastBySender.remove(entry.event.connectionId(), entry);
        if (entry.event.position()) {
            positionsByUid.remove(entry.event.uid(), entry);
        }
    }
}
