package dev.tak.tests.watch;

import dev.tak.tests.house.Population;
import dev.tak.tests.house.Population.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees every event that any device of a test sends or receives. It finds events that crossed a group border, came back
 * to their sender, came twice on one connection, came out of order, came late, or did not come.
 *
 * <p>A test is bounded in events, so the watch keeps all of them.
 */
public final class BorderWatch {

    private record Sent(Person sender, Marked mark, long nanos) {}

    private record Delivery(String receiver, Marked mark) {}

    private final Map<String, Person> people = new HashMap<>();
    private final Map<Marked, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Delivery, Long> received = new ConcurrentHashMap<>();
    private final Map<String, Integer> newestByPair = new ConcurrentHashMap<>();
    private final Map<String, Integer> newestPositionByPair = new ConcurrentHashMap<>();
    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong worstNanos = new AtomicLong();
    private final ConcurrentLinkedQueue<String> disconnects = new ConcurrentLinkedQueue<>();

    public BorderWatch(Population population) {
        population.people().forEach(person -> people.put(person.name(), person));
    }

    /** Just before the event is written to the socket. */
    public void sending(Person sender, Marked mark) {
        sent.put(mark, new Sent(sender, mark, System.nanoTime()));
    }

    /** The event was not written after all: nobody is to receive it. */
    public void notSent(Marked mark) {
        sent.remove(mark);
    }

    /** @param connection number of the receiver's connection */
    public void received(Person receiver, int connection, byte[] event, long nanos) {
        Marked mark = Marked.of(event).orElse(null);
        Sent origin = mark == null ? null : sent.get(mark);
        if (origin == null) {
            violations.add(receiver.name() + " received an event that nobody sent: " + new String(event));
            return;
        }
        if (receiver == origin.sender) {
            violations.add(receiver.name() + " received its own event " + mark);
        } else if (!receiver.sees(origin.sender)) {
            violations.add("%s crossed a border: %s sends to %s, %s receives from %s"
                    .formatted(mark, origin.sender.name(), origin.sender.in(), receiver.name(), receiver.out()));
        }
        count(receiver.name() + "#" + connection, origin, nanos);
    }

    private void count(String receiver, Sent origin, long nanos) {
        if (received.put(new Delivery(receiver, origin.mark), nanos) != null) {
            violations.add(receiver + " received " + origin.mark + " twice");
        }
        String pair = pair(receiver, origin.mark);
        if (origin.mark.isPosition()) {
            newestPositionByPair.merge(pair, origin.mark.number(), Math::max);
        }
        Integer before = newestByPair.put(pair, origin.mark.number());
        if (before != null && before > origin.mark.number()) {
            violations.add(receiver + " received " + origin.mark + " after number " + before);
        }
        deliveries.incrementAndGet();
        worstNanos.accumulateAndGet(nanos - origin.nanos, Math::max);
    }

    /** A device that lost its connection. */
    public void disconnected(Person person, String why) {
        disconnects.add(person.name() + ": " + why);
    }

    /** Events that crossed a border, came twice, back or out of order. Empty is what is wanted. */
    public Set<String> violations() {
        return Set.copyOf(violations);
    }

    public List<String> disconnects() {
        return List.copyOf(disconnects);
    }

    public long deliveries() {
        return deliveries.get();
    }

    /** From the write to the sender's socket to the read of the receiver's, since the round began. */
    public Duration worstDelay() {
        return Duration.ofNanos(worstNanos.get());
    }

    /** Begins to count the worst delay anew. */
    public void beginRound() {
        worstNanos.set(0);
    }

    /**
     * Events sent before a moment that somebody should have received on its first connection and has not. A position is
     * not missed by who has received a newer one of the same device: it may give way to it.
     *
     * @param beforeNanos {@link System#nanoTime()}
     */
    public List<String> missing(long beforeNanos) {
        List<String> missing = new ArrayList<>();
        for (Sent origin : sent.values()) {
            if (origin.nanos - beforeNanos >= 0) {
                continue;
            }
            for (Person person : people.values()) {
                String receiver = person.name() + "#1";
                if (person.sees(origin.sender)
                        && !received.containsKey(new Delivery(receiver, origin.mark))
                        && !superseded(receiver, origin.mark)) {
                    missing.add(person.name() + " misses " + origin.mark);
                }
            }
        }
        return missing;
    }

    private boolean superseded(String receiver, Marked mark) {
        return mark.isPosition() && newestPositionByPair.getOrDefault(pair(receiver, mark), 0) > mark.number();
    }

    private static String pair(String receiver, Marked mark) {
        return receiver + "<" + mark.sender();
    }

    /** Forgets events sent before that moment, once they were checked. */
    public void forget(long beforeNanos) {
        sent.values().removeIf(origin -> origin.nanos - beforeNanos < 0);
        received.keySet().removeIf(delivery -> !sent.containsKey(delivery.mark));
    }
}
