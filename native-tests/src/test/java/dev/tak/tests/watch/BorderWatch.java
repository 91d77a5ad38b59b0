package dev.tak.tests.watch;

import dev.tak.tests.house.Population;
import dev.tak.tests.house.Population.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees every event that any device of a test sends or receives. It finds events that crossed a group border, came back
 * to their sender, came twice on one connection, came out of order, came late, or did not come; and who was told that
 * somebody has left.
 *
 * <p>A test is bounded in events, so the watch keeps all of them.
 */
public final class BorderWatch {

    /** An event that takes longer is late. */
    public static final Duration LATE = Duration.ofSeconds(1);

    /** What was sent or received so short before a connection ended may have ended with it. */
    private static final long EDGE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Pattern LEFT = Pattern.compile("type=[\"']t-x-d-d[\"'].*<link [^>]*uid=[\"']([^\"']+)[\"']");

    private record Sent(Person sender, Marked mark, long nanos) {}

    private record Delivery(String receiver, int connection, Marked mark) {}

    private record Pair(String receiver, int connection, String sender) {}

    /** @param to null while it stands */
    private record Link(int number, long from, Long to) {

        boolean covers(long nanos) {
            return from - nanos <= 0 && (to == null || to - nanos > EDGE_NANOS);
        }
    }

    /** A device has lost its connection. */
    public record Loss(String device, String why) {}

    /** Somebody was told that a device has left. */
    public record Notice(String receiver, String uid) {}

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Link>> links = new ConcurrentHashMap<>();
    private final Map<Marked, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Delivery, Long> received = new ConcurrentHashMap<>();
    private final Map<Pair, Integer> newest = new ConcurrentHashMap<>();
    private final Map<Pair, Integer> newestPosition = new ConcurrentHashMap<>();
    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong worstNanos = new AtomicLong();
    private final ConcurrentLinkedQueue<Loss> losses = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();
    private volatile boolean repeats;

    public BorderWatch(Population population) {
        population.people().forEach(person -> people.put(person.name(), person));
    }

    /** A device has a new connection. @param number 1 for its first */
    public void connected(Person person, int number) {
        links.computeIfAbsent(person.name(), name -> new CopyOnWriteArrayList<>())
                .add(new Link(number, System.nanoTime(), null));
    }

    /** A device has lost its connection. */
    public void disconnected(Person person, String why) {
        losses.add(new Loss(person.name(), why));
        List<Link> known = links.get(person.name());
        Link last = known.getLast();
        known.set(known.size() - 1, new Link(last.number(), last.from(), System.nanoTime()));
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
            unmarked(receiver, mark, event);
            return;
        }
        if (receiver == origin.sender) {
            violations.add(receiver.name() + " received its own event " + mark);
        } else if (!receiver.sees(origin.sender)) {
            violations.add("%s crossed a border: %s sends to %s, %s receives from %s"
                    .formatted(mark, origin.sender.name(), origin.sender.in(), receiver.name(), receiver.out()));
        }
        count(receiver.name(), connection, origin, nanos);
    }

    private void unmarked(Person receiver, Marked mark, byte[] event) {
        String text = new String(event, StandardCharsets.UTF_8);
        Matcher left = LEFT.matcher(text);
        if (left.find()) {
            notices.add(new Notice(receiver.name(), left.group(1)));
        } else if (mark == null || connectionsOf(receiver.name()) == 1) {
            // To who has come back, an old position is news.
            violations.add(receiver.name() + " received an event that nobody sent: " + text);
        } else if (mark.isPosition()) {
            newestPosition.merge(
                    new Pair(receiver.name(), connectionsOf(receiver.name()), mark.sender()), mark.number(), Math::max);
        }
    }

    private int connectionsOf(String person) {
        return links.getOrDefault(person, List.of()).size();
    }

    private void count(String receiver, int connection, Sent origin, long nanos) {
        if (received.put(new Delivery(receiver, connection, origin.mark), nanos) != null) {
            violations.add("%s received %s twice on connection %d".formatted(receiver, origin.mark, connection));
        }
        Pair pair = new Pair(receiver, connection, origin.mark.sender());
        if (origin.mark.isPosition()) {
            newestPosition.merge(pair, origin.mark.number(), Math::max);
        }
        Integer before = newest.merge(pair, origin.mark.number(), Math::max);
        if (before > origin.mark.number() && !repeats) {
            violations.add(receiver + " received " + origin.mark + " after number " + before);
        }
        deliveries.incrementAndGet();
        if (connection == 1) {
            worstNanos.accumulateAndGet(nanos - origin.nanos, Math::max);
        }
    }

    /** Whether events may come again that were lost, which is after newer ones. */
    public void expectRepeats(boolean expected) {
        repeats = expected;
    }

    /** Events that crossed a border, came twice, back or out of order. Empty is what is wanted. */
    public Set<String> violations() {
        return Set.copyOf(violations);
    }

    /** As {@link #violations()}, each told once: it fails one test and not all that follow. */
    public Set<String> takeViolations() {
        Set<String> taken = violations();
        violations.removeAll(taken);
        return taken;
    }

    /** Connections that were lost since the round began. */
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Who was told of whom that it has left, since the round began. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    public long deliveries() {
        return deliveries.get();
    }

    /** From the write to the sender's socket to the read of the receiver's, since the round began. */
    public Duration worstDelay() {
        return Duration.ofNanos(worstNanos.get());
    }

    /** Begins to count the worst delay, the lost connections and the notices anew. */
    public void beginRound() {
        worstNanos.set(0);
        losses.clear();
        notices.clear();
    }

    /**
     * Events sent before a moment that somebody should have received and has not: their connections stood then and for
     * some time after. A position is not missed by who has received a newer one of the same device: it may give way to
     * it.
     *
     * @param beforeNanos {@link System#nanoTime()}
     */
    public List<String> missing(long beforeNanos) {
        return missing(beforeNanos, Set.of());
    }

    /** As {@link #missing(long)}, beside what these devices have sent or should have received. */
    public List<String> missing(long beforeNanos, Set<String> beside) {
        List<String> missing = new ArrayList<>();
        for (Sent origin : sent.values()) {
            if (origin.nanos - beforeNanos < 0
                    && !beside.contains(origin.sender.name())
                    && link(origin.sender, origin.nanos).isPresent()) {
                for (Person person : people.values()) {
                    if (!beside.contains(person.name()) && person.sees(origin.sender) && isMissing(person, origin)) {
                        missing.add(person.name() + " misses " + origin.mark);
                    }
                }
            }
        }
        return missing;
    }

    /**
     * For how long after a moment events went astray: until the last one was sent that did not come, or came late.
     *
     * @param beforeNanos what was sent later is not judged yet
     */
    public Duration gap(long fromNanos, long beforeNanos) {
        long last = fromNanos;
        for (Sent origin : sent.values()) {
            boolean inSpan = origin.nanos - fromNanos >= 0 && origin.nanos - beforeNanos < 0;
            if (inSpan && origin.nanos - last > 0 && wentAstray(origin)) {
                last = origin.nanos;
            }
        }
        return Duration.ofNanos(last - fromNanos);
    }

    private boolean wentAstray(Sent origin) {
        return link(origin.sender, origin.nanos).isPresent()
                && people.values().stream()
                        .filter(person -> person.sees(origin.sender))
                        .anyMatch(person -> isMissing(person, origin) || isLate(person, origin));
    }

    private boolean isMissing(Person person, Sent origin) {
        return link(person, origin.nanos)
                .filter(link -> !received.containsKey(new Delivery(person.name(), link.number(), origin.mark)))
                .filter(link -> !(origin.mark.isPosition()
                        && newestPosition(person, link, origin.sender) > origin.mark.number()))
                .isPresent();
    }

    private boolean isLate(Person person, Sent origin) {
        return link(person, origin.nanos)
                .map(link -> received.get(new Delivery(person.name(), link.number(), origin.mark)))
                .filter(at -> at - origin.nanos > LATE.toNanos())
                .isPresent();
    }

    /**
     * Who does not know where whom is: pairs of which the receiver has not got, on the connection that it has now, the
     * newest position that the sender had sent before a moment.
     */
    public List<String> behind(long beforeNanos) {
        Map<Person, Sent> lastPositions = new HashMap<>();
        for (Sent origin : sent.values()) {
            if (origin.mark.isPosition() && origin.nanos - beforeNanos < 0) {
                lastPositions.merge(
                        origin.sender, origin, (one, other) -> one.mark.number() > other.mark.number() ? one : other);
            }
        }
        List<String> behind = new ArrayList<>();
        lastPositions.forEach((sender, origin) -> people.values().stream()
                .filter(person -> person.sees(sender))
                .forEach(person -> {
                    List<Link> known = links.getOrDefault(person.name(), List.of());
                    if (known.isEmpty()
                            || known.getLast().to() != null
                            || newestPosition(person, known.getLast(), sender) < origin.mark.number()) {
                        behind.add(person.name() + " does not know " + origin.mark);
                    }
                }));
        return behind;
    }

    private int newestPosition(Person receiver, Link link, Person sender) {
        return newestPosition.getOrDefault(new Pair(receiver.name(), link.number(), sender.name()), 0);
    }

    private Optional<Link> link(Person person, long nanos) {
        return links.getOrDefault(person.name(), List.of()).stream()
                .filter(link -> link.covers(nanos))
                .findFirst();
    }

    /** Forgets events sent before that moment, once they were checked. */
    public void forget(long beforeNanos) {
        sent.values().removeIf(origin -> origin.nanos - beforeNanos < 0);
        received.keySet().removeIf(delivery -> !sent.containsKey(delivery.mark));
    }
}
