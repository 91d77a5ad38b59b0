package dev.tak.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two devices of group Blue, one of which goes on telling the other something: nothing that others do may disturb it. */
final class GoodPair implements AutoCloseable {

    private static final Duration ARRIVED = Duration.ofSeconds(10);
    /** It takes some milliseconds; the rest is for a machine that is busy with something else. */
    static final Duration UNDISTURBED = Duration.ofSeconds(5);

    private static final long PACE_MILLIS = 20;
    private static final Pattern EVENT = Pattern.compile("uid='good-(\\d+)'");

    private final RawDevice sender = new RawDevice("ana");
    private final RawDevice receiver = new RawDevice("ben");
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Integer, Long> underway = new ConcurrentHashMap<>();
    private final AtomicLong worstNanos = new AtomicLong();
    private String unread = "";

    GoodPair() {
        receiver.served();
        receiver.listener(this::arrived);
        clock.scheduleAtFixedRate(this::say, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void say() {
        int number = sent.incrementAndGet();
        underway.put(number, System.nanoTime());
        sender.send(RawDevice.event("good-" + number, "b-m-p-s-m", ""));
    }

    private void arrived(String text) {
        long now = System.nanoTime();
        unread += text;
        Matcher events = EVENT.matcher(unread);
        int read = 0;
        while (events.find()) {
            read = events.end();
            Long since = underway.remove(Integer.valueOf(events.group(1)));
            worstNanos.accumulateAndGet(now - since, Math::max);
        }
        unread = unread.substring(read);
    }

    /** Each event has arrived, and at once. */
    void assertUndisturbed() {
        clock.shutdown();
        await().atMost(ARRIVED).until(() -> clock.isTerminated() && underway.isEmpty());
        assertThat(sent.get()).isPositive();
        assertThat(Duration.ofNanos(worstNanos.get())).isLessThan(UNDISTURBED);
        assertThat(sender.closed()).isFalse();
        assertThat(receiver.closed()).isFalse();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        sender.close();
        receiver.close();
    }
}
