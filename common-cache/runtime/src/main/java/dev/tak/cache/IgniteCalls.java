package dev.tak.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * The fault-tolerance policy of every call to Ignite, in one place below all repositories.
 *
 * <p>Retry(CircuitBreaker(Bulkhead(attempt))). The client's request time-out (1 s) bounds an attempt. The
 * retries last longer than the cluster needs to expel a frozen node (failure detection 3 s, then a time-out and a
 * back-off), so that a caller sees a slow call and not a failed one. Nothing is retried once every address has refused
 * for a while: then nobody is there. That failure does not count for the breaker, which would only hide it.
 */
@ApplicationScoped
public class IgniteCalls {

    static final String CIRCUIT = "ignite";

    private static final Logger LOG = Logger.getLogger(IgniteCalls.class);

    private final IgniteClientKeeper keeper;
    private final Timer answered;
    private final Timer failed;

    IgniteCalls(IgniteClientKeeper keeper, MeterRegistry metrics) {
        this.keeper = keeper;
        this.answered = attempts(metrics, "answered");
        this.failed = attempts(metrics, "failed");
    }

    private static Timer attempts(MeterRegistry metrics, String outcome) {
        return Timer.builder("ignite.client.attempts")
                .description("Attempts of calls to Ignite")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /**
     * Blocks for up to 8 s.
     *
     * @throws CacheUnavailableException when Ignite could not be reached: try later
     * @throws FaultToleranceException when the circuit is open, or too many calls are on their way: try later too (no
     *     fallback says so, for Quarkus finds none of a generic method)
     * @throws CacheRequestException when the request is wrong
     */
    @Retry(maxRetries = -1, delay = 50, jitter = 50, maxDuration = 7, durationUnit = ChronoUnit.SECONDS)
    @ExponentialBackoff(maxDelay = 200)
    @RetryWhen(exception = WorthRetrying.class)
    @CircuitBreakerName(CIRCUIT)
    @CircuitBreaker(
            failOn = CacheUnavailableException.class,
            skipOn = NobodyThereException.class,
            requestVolumeThreshold = 50,
            failureRatio = 0.9,
            delay = 500)
    @Bulkhead(512)
    <T> T call(CacheOperation<T> operation) {
        keeper.refuseWhenNobodyIsThere();
        long started = System.nanoTime();
        try {
            T result = operation.apply(keeper.client());
            keeper.succeeded();
            answered.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            return result;
        } catch (RuntimeException failure) {
            failed.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            CacheException classified = IgniteFailures.classify(failure);
            LOG.debugf(
                    "An attempt failed after %d ms: %s",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started), classified.getMessage());
            if (classified instanceof CacheUnavailableException) {
                keeper.failed();
            }
            throw classified;
        }
    }
}
