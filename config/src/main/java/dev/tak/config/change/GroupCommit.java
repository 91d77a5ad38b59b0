package dev.tak.config.change;

import dev.tak.cache.model.SettingsChange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Many callers, one writer: changes that come while a revision is being made share the next one. */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ChangeQueue queue;
    private final ChangeWriter writer;
    private final ChangeListener listener;
    private final Duration timeout;
    private final Thread thread;

    GroupCommit(ChangeQueue queue, ChangeWriter writer, ChangeListener listener, Duration timeout) {
        this.queue = queue;
        this.writer = writer;
        this.listener = listener;
        this.timeout = timeout;
        this.thread = Thread.ofVirtual().name("settings-writer").start(this::run);
    }

    /** Waits for the change's outcome, at most for the timeout: for virtual threads only. */
    Outcome submit(SettingsChange change) {
        PendingChange pending = PendingChange.of(change, timeout);
        if (!queue.offer(pending)) {
            return refused(change, "Too many changes wait, or this pod is stopping: repeat the change");
        }
        try {
            return pending.answer().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return refused(change, "The change was not made in time: repeat it with the same key");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return refused(change, "This pod is stopping: repeat the change with the same key");
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The change failed", failure.getCause());
        }
    }

    private Outcome refused(SettingsChange change, String message) {
        Outcome outcome = Outcome.unavailable(message);
        listener.decided(change, outcome);
        return outcome;
    }

    private void run() {
        try {
            for (List<PendingChange> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                write(batch);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("The writer was interrupted", interrupted);
        }
    }

    private void write(List<PendingChange> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException | Error failure) {
            LOG.errorf(failure, "%d changes failed; the next ones are tried", batch.size());
            batch.forEach(pending -> pending.answer().completeExceptionally(failure));
        }
    }

    /** Takes no more changes and waits for those that were taken, for 2 s. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(CLOSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
