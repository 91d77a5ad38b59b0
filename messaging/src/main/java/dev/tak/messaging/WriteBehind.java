package dev.tak.messaging;

import dev.tak.cache.CacheException;
import dev.tak.cache.CacheUnavailableException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes shared state behind the devices' traffic: keys that changed gather for a while and are then written together,
 * with the values that they have by then. While Ignite is away they wait; a key is held once, however often it changes.
 */
public final class WriteBehind implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WriteBehind.class);
    private static final int BATCH = 500;

    private final String what;
    private final Duration gather;
    private final int maxKeys;
    private final Consumer<Set<String>> sink;
    private final Set<String> changed = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Thread writer;
    private boolean closed;

    /**
     * @param what names the state in the log
     * @param maxKeys the oldest change is forgotten when more keys wait
     * @param sink writes the present values of the keys; blocks, and throws {@link CacheException}
     */
    public WriteBehind(String what, Duration gather, int maxKeys, Consumer<Set<String>> sink) {
        this.what = what;
        this.gather = gather;
        this.maxKeys = maxKeys;
        this.sink = sink;
        this.writer = Thread.ofVirtual().name("write-behind-" + what).start(this::write);
    }

    /** Returns at once. */
    public void changed(String key) {
        lock.lock();
        try {
            if (changed.size() >= maxKeys && !changed.contains(key)) {
                changed.remove(changed.iterator().next());
            }
            changed.add(key);
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Keys that wait to be written. */
    public int waiting() {
        lock.lock();
        try {
            return changed.size();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits, for at most a second, and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (Set<String> batch = next(); !batch.isEmpty(); batch = next()) {
                write(batch);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Set<String> batch) {
        try {
            sink.accept(batch);
        } catch (CacheUnavailableException later) {
            LOG.debugf(later, "%s can't be written now", what);
            batch.forEach(this::changed);
        } catch (CacheException wrong) {
            LOG.errorf(wrong, "%d %s can't be written", batch.size(), what);
        }
    }

    /** Empty when closed and nothing waits. */
    private Set<String> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (changed.isEmpty() && !closed) {
                more.await();
            }
            long left = gather.toNanos();
            while (!closed && left > 0) {
                left = more.awaitNanos(left);
            }
            Set<String> batch = new LinkedHashSet<>();
            var keys = changed.iterator();
            while (keys.hasNext() && batch.size() < BATCH) {
                batch.add(keys.next());
                keys.remove();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
