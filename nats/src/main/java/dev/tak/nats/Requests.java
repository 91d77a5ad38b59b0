package dev.tak.nats;

import dev.tak.nats.NatsMetrics.Attempt;
import io.nats.client.Connection;
import io.nats.client.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to another component. Whoever is in the queue group of the subject may answer; a request that gets no
 * result is sent again, and NATS picks the member anew. So a request must be safe to repeat: it carries an id of its
 * own.
 *
 * <p>Repeated are: no answer within the attempt's time, no member there, no connection, and an answer with
 * {@link Headers#ERROR} ({@code busy}: the member has no room; {@code failed}: its handler has thrown). What the
 * caller did wrong belongs into the body of an answer.
 */
@ApplicationScoped
public class Requests {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private record Reply(Attempt outcome, byte[] body) {
        static Reply none(Attempt why) {
            return new Reply(why, null);
        }
    }

    private final NatsConnection nats;
    private final NatsMetrics metrics;

    Requests(NatsConnection nats, NatsMetrics metrics) {
        this.nats = nats;
        this.metrics = metrics;
    }

    /**
     * Asks until there is a result. Blocks: for virtual threads only.
     *
     * @param attempt how long to wait for one member
     * @param total how long to try in all
     * @return the body of the answer, possibly empty
     * @throws NoAnswerException when there is no result within {@code total}, or the thread is interrupted (its
     *     interrupt flag is then set again)
     * @throws IllegalArgumentException when {@code subject} is no subject, or the body larger than the servers take
     */
    public byte[] call(String subject, byte[] body, Duration attempt, Duration total) throws NoAnswerException {
        long start = System.nanoTime();
        long end = start + total.toNanos();
        int attempts = 0;
        try {
            for (long pause = FIRST_PAUSE_NANOS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
                attempts++;
                Reply reply = attempt(subject, body, Math.min(attempt.toNanos(), end - System.nanoTime()));
                metrics.attempted(subject, reply.outcome());
                if (reply.outcome() == Attempt.ANSWERED) {
                    metrics.requested(subject, true, since(start));
                    return reply.body();
                }
                long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
                if (end - System.nanoTime() <= jittered) {
                    throw unanswered(subject, attempts, start, reply.outcome().toString());
                }
                TimeUnit.NANOSECONDS.sleep(jittered);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(subject, attempts, start, "interrupted");
        }
    }

    private Reply attempt(String subject, byte[] body, long nanos) throws InterruptedException {
        Optional<Connection> connection = nats.open();
        if (connection.isEmpty()) {
            return Reply.none(Attempt.DISCONNECTED);
        }
        CompletableFuture<Message> answer;
        try {
            answer = connection.get().requestWithTimeout(subject, body, Duration.ofNanos(nanos));
        } catch (IllegalStateException e) {
            return Reply.none(Attempt.DISCONNECTED);
        }
        try {
            return read(answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Reply.none(Attempt.TIMEOUT);
        } catch (ExecutionException e) {
            return Reply.none(Attempt.NO_RESPONDERS);
        } catch (CancellationException e) {
            return Reply.none(Attempt.DISCONNECTED);
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply read(Message answer) {
        String error = answer.hasHeaders() ? answer.getHeaders().getFirst(Headers.ERROR) : null;
        if (error == null) {
            return new Reply(Attempt.ANSWERED, answer.getData());
        }
        return Reply.none(error.equals(Responder.BUSY) ? Attempt.BUSY : Attempt.FAILED);
    }

    private NoAnswerException unanswered(String subject, int attempts, long start, String last) {
        Duration waited = since(start);
        metrics.requested(subject, false, waited);
        return new NoAnswerException(subject, attempts, waited, last);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
