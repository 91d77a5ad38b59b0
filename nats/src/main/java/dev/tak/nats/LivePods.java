package dev.tak.nats;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Which pods live, as their heartbeats tell. A pod is gone when it says so, or when its heartbeat has stood still for
 * {@link #SILENCE} on this process's monotonic clock. That time counts anew when this process has reconnected to NATS,
 * and when it stood still itself: a process that was frozen must not take the others for dead.
 */
@ApplicationScoped
public class LivePods {

    /** Five heartbeats. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(LivePods.class);
    private static final long LOOK_MILLIS = 250;
    private static final long STOOD_STILL_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Incarnations that were never heard are only known from records, and few: a bound against nonsense. */
    private static final int MOST = 1_000;

    /** How far a revision of the settings has come. @param pods that work by it @param of all that live */
    public record Applied(int pods, int of) {

        public boolean everywhere() {
            return pods == of;
        }
    }

    private record Known(Heartbeat heartbeat, long heardAt) {}

    private final NatsConnection nats;
    private final Map<String, Known> live = new ConcurrentHashMap<>();
    private final List<Consumer<Heartbeat>> heardListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> goneListeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private volatile boolean running;

    LivePods(NatsConnection nats) {
        this.nats = nats;
    }

    void start(@Observes StartupEvent started) {
        running = true;
        nats.subscribe(Subjects.HEARTBEAT, this::arrived);
        nats.onReconnected(this::countAnew);
        Thread.ofVirtual().name("live-pods").start(this::watch);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    /** Told of every heartbeat of another pod, in the order of each pod; must not block. */
    public void onHeard(Consumer<Heartbeat> listener) {
        heardListeners.add(listener);
    }

    /** Told of each incarnation that is gone, once, on a thread that may block for a short time. */
    public void onGone(Consumer<String> listener) {
        goneListeners.add(listener);
    }

    /** Counts the silence of an incarnation that only a record speaks of, from now on; of one that lives: nothing. */
    public void expect(String incarnation) {
        if (live.size() < MOST) {
            live.putIfAbsent(incarnation, new Known(null, System.nanoTime()));
        }
    }

    /** Whether it was heard, or expected, and is not gone. */
    public boolean lives(String incarnation) {
        return live.containsKey(incarnation);
    }

    /** How many of the other pods that live work by that revision, or by a later one. */
    public Applied applied(long revision) {
        int pods = 0;
        int of = 0;
        for (Known known : live.values()) {
            if (known.heartbeat() != null) {
                of++;
                pods += known.heartbeat().revision() >= revision ? 1 : 0;
            }
        }
        return new Applied(pods, of);
    }

    /** Waits until all other pods that live work by that revision. @return how far it has come by then */
    public Applied awaitApplied(long revision, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!applied(revision).everywhere() && left > 0) {
                left = heard.awaitNanos(left);
            }
            return applied(revision);
        } finally {
            lock.unlock();
        }
    }

    private void arrived(NatsMessage message) {
        Heartbeat heartbeat;
        try {
            heartbeat = Heartbeat.of(message);
        } catch (IllegalArgumentException foreign) {
            LOG.warnf("Heartbeat left out: %s", foreign.getMessage());
            return;
        }
        if (heartbeat.leaving()) {
            gone(heartbeat.incarnation(), "leaves");
        } else {
            Known before = live.put(heartbeat.incarnation(), new Known(heartbeat, System.nanoTime()));
            if (before == null || before.heartbeat() == null) {
                LOG.infof("%s %s is there (%s)", heartbeat.service(), heartbeat.pod(), heartbeat.incarnation());
            }
            heardListeners.forEach(listener -> listener.accept(heartbeat));
        }
        signal();
    }

    private void watch() {
        long lastLook = System.nanoTime();
        try {
            Thread.sleep(LOOK_MILLIS);
            while (running) {
                long now = System.nanoTime();
                if (now - lastLook > STOOD_STILL_NANOS || !nats.connected()) {
                    countAnew();
                } else {
                    look(now);
                }
                lastLook = now;
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(long now) {
        live.forEach((incarnation, known) -> {
            if (now - known.heardAt() > SILENCE.toNanos()) {
                gone(incarnation, "has been silent for " + SILENCE.toSeconds() + " s");
            }
        });
    }

    private void gone(String incarnation, String why) {
        Known known = live.remove(incarnation);
        if (known != null) {
            LOG.infof(
                    "%s %s (%s)",
                    known.heartbeat() == null
                            ? "A pod of earlier"
                            : known.heartbeat().service() + " "
                                    + known.heartbeat().pod(),
                    why,
                    incarnation);
            goneListeners.forEach(listener -> listener.accept(incarnation));
            signal();
        }
    }

    private void countAnew() {
        long now = System.nanoTime();
        live.replaceAll((incarnation, known) -> new Known(known.heartbeat(), now));
    }

    private void signal() {
        lock.lock();
        try {
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
