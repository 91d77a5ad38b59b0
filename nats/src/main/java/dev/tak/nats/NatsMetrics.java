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
        reconnects = registry.counter("nats.reconnects");
        published = registry.counter("nats.published");
        received = registry.counter("nats.received");
        handlerFailures = registry.counter("nats.handler.failures");
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
        registry.counter("nats.dropped", "reason", tag(reason)).increment(messages);
    }

    void served(String subject, Served outcome) {
        registry.counter("nats.served", "subject", subject, "outcome", tag(outcome))
                .increment();
    }

    void attempted(String subject, Attempt outcome) {
        registry.counter("nats.request.attempts", "subject", subject, "outcome", tag(outcome))
                .increment();
    }

    void requested(String subject, boolean answered, Duration took) {
        Timer.builder("nats.request")
                .tag("subject", subject)
                .tag("outcome", answered ? "answered" : "unanswered")
                .register(registry)
                .record(took);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
