package dev.tak.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * One subscription with a dispatcher of its own, so that its messages are handled one at a time and in order. It is
 * attached to each jnats connection in turn.
 */
final class LiveSubscription implements Subscription, MessageHandler {

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);
    private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String subject;
    private final String queue;
    private final MessageHandler handler;
    private final NatsSettings settings;
    private final NatsMetrics metrics;
    private final Consumer<LiveSubscription> onClosed;

    /** Held while the handler runs: a dispatcher is only closed in between, for closing interrupts its thread. */
    private final ReentrantLock handling = new ReentrantLock();

    private final AtomicLong reportedDrops = new AtomicLong();
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());
    private volatile LongConsumer dropListener = dropped -> {};
    private volatile boolean closed;
    private Connection connection;
    private volatile Dispatcher dispatcher;

    LiveSubscription(
            String subject,
            String queue,
            MessageHandler handler,
            NatsSettings settings,
            NatsMetrics metrics,
            Consumer<LiveSubscription> onClosed) {
        this.subject = subject;
        this.queue = queue;
        this.handler = handler;
        this.settings = settings;
        this.metrics = metrics;
        this.onClosed = onClosed;
    }

    /**
     * Subscribes on a connection, which jnats keeps up from then on. Nothing happens when already attached to it, or
     * when it is closed by now: then the next one comes.
     */
    synchronized void attach(Connection to) {
        if (closed || to == connection) {
            return;
        }
        try {
            subscribeOn(to);
        } catch (IllegalStateException e) {
            LOG.debugf("Not yet subscribed to %s: %s", subject, e.getMessage());
        }
    }

    private void subscribeOn(Connection to) {
        Dispatcher fresh = to.createDispatcher(this);
        fresh.setPendingLimits(settings.pendingMessagesLimit(), settings.pendingBytesLimit());
        reportedDrops.set(0);
        dispatcher = fresh;
        connection = to;
        if (queue == null) {
            fresh.subscribe(subject);
        } else {
            fresh.subscribe(subject, queue);
        }
    }

    @Override
    public void onMessage(Message message) {
        handling.lock();
        try {
            if (!closed) {
                reportDrops();
                metrics.received();
                handler.onMessage(message);
            }
        } catch (Exception | Error e) {
            metrics.handlerFailed();
            logFailure(e);
        } finally {
            handling.unlock();
        }
    }

    boolean uses(io.nats.client.Consumer consumer) {
        return consumer == dispatcher;
    }

    /** Counts and tells what jnats has dropped since the last time. */
    void reportDrops() {
        long total = dispatcher.getDroppedCount();
        long dropped = total - reportedDrops.getAndSet(total);
        if (dropped > 0) {
            metrics.dropped(NatsMetrics.Drop.SLOW_HANDLER, dropped);
            dropListener.accept(dropped);
        }
    }

    /** Takes no more messages, and has those that are here handled, within this time. */
    synchronized void drain(Duration atMost) throws InterruptedException {
        if (dispatcher == null || !dispatcher.isActive()) {
            return;
        }
        try {
            dispatcher.drain(atMost).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warnf("Subscription to %s ends without having handled all of its messages: %s", subject, e);
        }
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public void onDropped(LongConsumer listener) {
        dropListener = listener;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        onClosed.accept(this);
        if (dispatcher != null) {
            Thread.startVirtualThread(() -> release(connection, dispatcher));
        }
    }

    private void release(Connection from, Dispatcher gone) {
        handling.lock();
        try {
            from.closeDispatcher(gone);
        } catch (IllegalStateException e) {
            LOG.debugf("Subscription to %s ended with its connection: %s", subject, e.getMessage());
        } finally {
            handling.unlock();
        }
    }

    /** At most one line a second: what comes in may be anything, and a log is no place to flood. */
    private void logFailure(Throwable e) {
        long now = System.nanoTime();
        long next = nextLog.get();
        if (now - next >= 0 && nextLog.compareAndSet(next, now + LOG_PAUSE_NANOS)) {
            LOG.errorf(e, "The handler of %s failed; the message is dropped, the next ones are handled", subject);
        }
    }
}
