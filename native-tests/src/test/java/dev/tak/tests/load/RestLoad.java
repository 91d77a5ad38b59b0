package dev.tak.tests.load;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tak.tests.load.RestClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * REST calls at a steady rate, open loop: each is made at its planned instant, whatever became of the ones before, and
 * its latency counts from that instant. Half of them change users and groups, half read contacts and settings. Nothing
 * is tried twice.
 */
public final class RestLoad implements AutoCloseable {

    private static final int RECORDS = 200;
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    /** One call. @param plannedNanos {@link System#nanoTime()} @param failure null when it was answered with 2xx */
    public record Call(String what, long plannedNanos, Duration latency, String failure) {}

    private final RestClient client;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Deque<String> idleRecords = new ArrayDeque<>();
    private final Map<String, Value> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong planned = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean paused;

    /** @param client not closed with the load */
    public RestLoad(RestClient client) {
        this.client = client;
        for (int i = 0; i < RECORDS / 2; i++) {
            idleRecords.add("users/load-user-" + i);
            idleRecords.add("groups/load-group-" + i);
        }
    }

    /** Calls from then on. */
    public void start(int perSecond) {
        long periodNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long first = System.nanoTime() + periodNanos;
        clock.scheduleAtFixedRate(
                () -> {
                    long number = planned.getAndIncrement();
                    if (!paused) {
                        underWay.incrementAndGet();
                        callers.execute(() -> call(number, first + number * periodNanos));
                    }
                },
                periodNanos,
                periodNanos,
                TimeUnit.NANOSECONDS);
    }

    /** Makes no calls until {@link #resume()}, and waits for those that are under way. */
    public void pause() {
        paused = true;
        await().atMost(UNDER_WAY).until(() -> underWay.get() == 0);
    }

    public void resume() {
        paused = false;
    }

    /** Plans no more calls and waits for those that are under way. */
    public void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(5, TimeUnit.SECONDS);
        callers.shutdown();
        callers.awaitTermination(30, TimeUnit.SECONDS);
    }

    /** Calls whose planned instant is in that span and which have ended. */
    public List<Call> calls(long fromNanos, long toNanos) {
        return calls.stream()
                .filter(call -> call.plannedNanos - fromNanos >= 0 && call.plannedNanos - toNanos < 0)
                .toList();
    }

    /**
     * Reads every record whose last change was acknowledged.
     *
     * @return those that do not say what was acknowledged
     */
    public List<String> lost(RestClient reader) throws IOException, InterruptedException {
        JsonNode settings = reader.get("/api/settings").body();
        List<String> lost = new ArrayList<>();
        acknowledged.forEach((record, expected) -> {
            String[] path = record.split("/");
            JsonNode found = settings.path(path[0]).path(path[1]);
            if (!expected.holds(found)) {
                lost.add("%s: acknowledged %s, found %s".formatted(record, expected, found));
            }
        });
        return lost;
    }

    /** How many records have an acknowledged value. */
    public int acknowledged() {
        return acknowledged.size();
    }

    private void call(long number, long plannedNanos) {
        try {
            switch ((int) (number % 4)) {
                case 0, 2 -> change(number, plannedNanos);
                case 1 -> record("GET contacts", plannedNanos, () -> client.get("/Marti/api/contacts/all"));
                default -> record("GET settings", plannedNanos, () -> client.get("/api/settings"));
            }
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** One change of a record at a time: the last acknowledged value is the one that must be there. */
    private void change(long number, long plannedNanos) {
        String record = takeRecord();
        if (record == null) {
            calls.add(new Call(
                    "PUT", plannedNanos, Duration.ZERO, "every record has a call that failed or is under way"));
            return;
        }
        Value value = record.startsWith("users/") ? new UserValue(number) : new GroupValue(number);
        if (record("PUT " + record, plannedNanos, () -> client.put("/api/settings/" + record, value.json()))) {
            acknowledged.put(record, value);
            giveBack(record);
        } else {
            // What a failed call has left is unknown: it is not looked at again before the next change is acknowledged.
            acknowledged.remove(record);
            giveBack(record);
        }
    }

    /** What a change writes, different at each change of a record. */
    private sealed interface Value {

        String json();

        boolean holds(JsonNode found);
    }

    /** A group says the number of its change. */
    private record GroupValue(long number) implements Value {

        @Override
        public String json() {
            return "{\"description\":\"%d\"}".formatted(number);
        }

        @Override
        public boolean holds(JsonNode found) {
            return found.path("description").asText().equals(Long.toString(number));
        }
    }

    /** A user has no free text: the groups that it sends to are the digits of the number, base 2. */
    private record UserValue(long number) implements Value {

        private static final List<String> DIGITS = List.of("Blue", "Green", "Red");

        private Set<String> groups() {
            Set<String> groups = new TreeSet<>();
            for (int digit = 0; digit < DIGITS.size(); digit++) {
                if ((number / 2 >> digit & 1) == 1) {
                    groups.add(DIGITS.get(digit));
                }
            }
            return groups;
        }

        @Override
        public String json() {
            String in = groups().stream().map(group -> '"' + group + '"').collect(Collectors.joining(","));
            return "{\"in\":[%s],\"out\":[\"Blue\"]}".formatted(in);
        }

        @Override
        public boolean holds(JsonNode found) {
            Set<String> in = new TreeSet<>();
            found.path("in").forEach(group -> in.add(group.asText()));
            return found.isObject() && in.equals(groups());
        }
    }

    private boolean record(String what, long plannedNanos, Request request) {
        String failure = null;
        try {
            Answer answer = request.send();
            if (answer.status() / 100 != 2) {
                failure = answer.status() + " " + answer.body();
            }
        } catch (Exception e) {
            failure = e.toString();
        }
        calls.add(new Call(what, plannedNanos, Duration.ofNanos(System.nanoTime() - plannedNanos), failure));
        return failure == null;
    }

    @FunctionalInterface
    private interface Request {
        Answer send() throws Exception;
    }

    /** Null when there is none. */
    private String takeRecord() {
        synchronized (idleRecords) {
            return idleRecords.pollFirst();
        }
    }

    private void giveBack(String record) {
        synchronized (idleRecords) {
            idleRecords.addLast(record);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callers.shutdownNow();
    }
}
