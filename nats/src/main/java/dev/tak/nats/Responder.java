package dev.tak.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Answers the requests to one subject, each on a virtual thread, and only so many at a time: one more is turned away
 * at once, so that its caller tries another member instead of waiting here.
 */
final class Responder implements MessageHandler {

    /** Value of {@link Headers#ERROR}: this member has its hands full. */
    static final String BUSY = "busy";

    /** Value of {@link Headers#ERROR}: the handler has thrown; the log of the member says what. */
    static final String FAILED = "failed";

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);
    private static final byte[] NOTHING = {};

    private final String subject;
    private final Function<byte[], byte[]> handler;
    private final NatsMetrics metrics;
    private final int concurrency;
    private final Semaphore free;

    Responder(String subject, Function<byte[], byte[]> handler, int concurrency, NatsMetrics metrics) {
        this.subject = subject;
        this.handler = handler;
        this.metrics = metrics;
        this.concurrency = concurrency;
        this.free = new Semaphore(concurrency);
    }

    /** Waits until no request is being handled, but no longer than this. */
    void awaitIdle(Duration atMost) throws InterruptedException {
        if (!free.tryAcquire(concurrency, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warnf("Stopping while %s still handles requests; their callers ask another member", subject);
        }
    }

    @Override
    public void onMessage(Message request) {
        if (request.getReplyTo() == null) {
            LOG.debugf("A message to %s without a reply subject is no request", subject);
        } else if (free.tryAcquire()) {
            Thread.startVirtualThread(() -> handle(request));
        } else {
            metrics.served(subject, NatsMetrics.Served.BUSY);
            refuse(request, BUSY);
        }
    }

    private void handle(Message request) {
        try {
            byte[] answer = handler.apply(request.getData());
            metrics.served(subject, NatsMetrics.Served.ANSWERED);
            reply(request, new io.nats.client.impl.Headers(), answer);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "A request to %s failed", subject);
            metrics.served(subject, NatsMetrics.Served.FAILED);
            refuse(request, FAILED);
        } finally {
            free.release();
        }
    }

    private void refuse(Message request, String reason) {
        reply(request, new io.nats.client.impl.Headers().put(Headers.ERROR, reason), NOTHING);
    }

    private void reply(Message request, io.nats.client.impl.Headers headers, byte[] answer) {
        Connection connection = request.getConnection();
        try {
            connection.publish(request.getReplyTo(), headers, answer);
        } catch (IllegalStateException e) {
            metrics.dropped(NatsMetrics.Drop.DISCONNECTED, 1);
            LOG.debugf("The answer of %s is lost with the connection: %s", subject, e.getMessage());
        }
    }
}
