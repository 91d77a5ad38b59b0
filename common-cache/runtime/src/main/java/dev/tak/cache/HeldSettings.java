package dev.tak.cache;

import dev.tak.cache.model.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The settings document that this pod holds and works by. It is pulled when a change is announced and, since
 * announcements can be lost, at an interval. While Ignite is away the pod goes on with what it holds.
 */
@ApplicationScoped
public class HeldSettings {

    private static final Logger LOG = Logger.getLogger(HeldSettings.class);

    private final SettingsRepository repository;
    private final Duration pullInterval;
    private final Duration gather;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition announced = lock.newCondition();
    private final Condition becameSettled = lock.newCondition();
    private final List<Runnable> settledListeners = new CopyOnWriteArrayList<>();
    private volatile long settled;
    private volatile Settings current = Settings.getDefaultInstance();
    private volatile boolean running;
    private long announcedRevision;
    /** The revision of which it was said that a listener could not take it up. */
    private long failedRevision;

    HeldSettings(SettingsRepository repository, HeldSettingsSettings settings) {
        this.repository = repository;
        this.pullInterval = settings.pullInterval();
        this.gather = settings.gather();
    }

    void start(@Observes StartupEvent started) {
        running = true;
        Thread.ofVirtual().name("settings-follower").start(this::follow);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    /** Empty until the first document was loaded. */
    public Optional<Settings> current() {
        return current.getRevision() == 0 ? Optional.empty() : Optional.of(current);
    }

    /** Says that this revision exists; returns at once. */
    public void announced(long revision) {
        lock.lock();
        try {
            announcedRevision = Math.max(announcedRevision, revision);
            announced.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until this pod holds the revision, or a later one, and all listeners have taken it up.
     *
     * @return whether it does
     */
    public boolean await(long revision, Duration atMost) throws InterruptedException {
        announced(revision);
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (settled < revision && left > 0) {
                left = becameSettled.awaitNanos(left);
            }
            return settled >= revision;
        } finally {
            lock.unlock();
        }
    }

    /** The listener is called with each document that this pod takes up, one at a time, also with the one it holds. */
    public void onApplied(Consumer<Settings> listener) {
        listeners.add(listener);
        current().ifPresent(listener);
    }

    /** The revision that all listeners have taken up; 0: none yet. */
    public long settledRevision() {
        return settled;
    }

    /** The listener is called each time that all of {@link #onApplied} have taken up a document. */
    public void onSettled(Runnable listener) {
        settledListeners.add(listener);
    }

    private void follow() {
        boolean reachable = true;
        while (running) {
            reachable = pull(reachable);
            settle();
            try {
                awaitAnnouncement();
                Thread.sleep(gather);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** @return whether the settings could be read */
    private boolean pull(boolean wasReachable) {
        try {
            current = repository
                    .latest(current)
                    .filter(next -> next.getRevision() > current.getRevision())
                    .orElse(current);
            return true;
        } catch (RuntimeException failure) {
            if (wasReachable) {
                LOG.warnf("Settings can't be read now; working by revision %d", current.getRevision());
                LOG.debug("Cause", failure);
            }
            return false;
        }
    }

    private void awaitAnnouncement() throws InterruptedException {
        // Nothing held yet: config is about to seed the settings.
        long left = current.getRevision() == 0 ? TimeUnit.MILLISECONDS.toNanos(200) : pullInterval.toNanos();
        lock.lockInterruptibly();
        try {
            while (running && announcedRevision <= current.getRevision() && left > 0) {
                left = announced.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** While a listener fails, all are called again at each look: until everyone has taken it up it holds nowhere. */
    private void settle() {
        if (settled == current.getRevision()) {
            return;
        }
        Settings taken = current;
        boolean everyone = true;
        for (Consumer<Settings> listener : listeners) {
            everyone &= takenUp(listener, taken);
        }
        if (!everyone) {
            failedRevision = taken.getRevision();
            return;
        }
        LOG.debugf("Settings revision %d applied", taken.getRevision());
        lock.lock();
        try {
            settled = taken.getRevision();
            becameSettled.signalAll();
        } finally {
            lock.unlock();
        }
        settledListeners.forEach(Runnable::run);
    }

    private boolean takenUp(Consumer<Settings> listener, Settings taken) {
        try {
            listener.accept(taken);
            return true;
        } catch (RuntimeException failure) {
            if (failedRevision != taken.getRevision()) {
                LOG.errorf(failure, "Settings revision %d could not be taken up; trying again", taken.getRevision());
            }
            return false;
        }
    }
}
