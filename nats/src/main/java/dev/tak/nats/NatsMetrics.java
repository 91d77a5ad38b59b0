package dev.tak.nats;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What the connection to NATS counts, under {@code nats.*}. A singleton, so that the gauge is there from the start. */
@Singleton
public class NatsMetrics {

    /** Why a message was dropped. */
    enum Drop {
        DISCONNECTED,
        OUTGOING_FULL,
        SLOW_HANDLER
    }

    /** How one attempt at a request ended. */
    enum Attempt {
        ANSWERED,
        TIMEOUT,
        NO_RESPONDERS,
        BUSY,
        FAILED,
        DISCONNECTED
    }

    /** How a served request ended. */
    enum Served {
        ANSWERED,
        BUSY,
        FAILED
    }

    private final MeterRegistry registry;
    private final AtomicInteger connected = new AtomicInteger();
    private final Counter reconnects;
    private final Counter published;
    private final Counter received;
    private final Counter handlerFailures;

    NatsMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("nats.connected", connected, AtomicInteger::get)
                .description("1 while the connection to NATS is up, else 0")
                .strongReference(true)
                .register(registry);
        reconnects = counter("nats.reconnects", "Times that the connection was lost and made again");
        published = counter("nats.published", "Messages given to the connection");
        received = counter("nats.received", "Messages of others that were taken up");
        handlerFailures = counter("nats.handler.failures", "Messages that could not be worked on, for a fault of ours");
        for (Drop drop : Drop.values()) {
            dropped(drop, 0);
        }
    }

    void connected(boolean up) {
        connected.set(up ? 1 : 0);
    }

    void reconnected() {
        reconnects.increment();
    }

    void published() {
        published.increment();
    }

    void received() {
        received.increment();
    }

    void handlerFailed() {
        handlerFailures.increment();
    }

    void dropped(Drop reason, long messages) {
        counter("nats.dropped", "Messages that were lost here", "reason", tag(reason))
                .increment(messages);
    }

    void served(String subject, Served outcome) {
        counter("nats.served", "Requests of other pods", "subject", subject, "outcome", tag(outcome))
                .increment();
    }

    void attempted(String subject, Attempt outcome) {
        counter("nats.request.attempts", "Attempts of requests", "subject", subject, "outcome", tag(outcome))
                .increment();
    }

    void requested(String subject, boolean answered, Duration took) {
        Timer.builder("nats.request")
                .description("Requests to other pods, all attempts together")
                .tag("subject", subject)
                .tag("outcome", answered ? "answered" : "unanswered")
                .register(registry)
                .record(took);
    }

    private Counter counter(String name, String what, String... tags) {
        return Counter.builder(name).description(what).tags(tags).register(registry);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
