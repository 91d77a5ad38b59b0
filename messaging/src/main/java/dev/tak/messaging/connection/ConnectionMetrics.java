package dev.tak.messaging.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counters of the connections. */
@Singleton
public class ConnectionMetrics {

    private final Counter delivered;
    private final Counter coalesced;
    private final Map<CloseReason, Counter> closed = new EnumMap<>(CloseReason.class);

    ConnectionMetrics(MeterRegistry metrics, Connections connections) {
        delivered = Counter.builder("messaging.events.delivered")
                .description("Events written to devices")
                .register(metrics);
        coalesced = Counter.builder("messaging.events.coalesced")
                .description("Positions that gave way to newer ones before a slow device had read them")
                .register(metrics);
        for (CloseReason reason : CloseReason.values()) {
            closed.put(
                    reason,
                    Counter.builder("messaging.connections.closed")
                            .description("Connections that ended or were refused")
                            .tag("reason", reason.label())
                            .register(metrics));
        }
        Gauge.builder("messaging.connections", connections, Connections::size)
                .description("Open device connections")
                .register(metrics);
    }

    void delivered(int events) {
        delivered.increment(events);
    }

    void coalesced() {
        coalesced.increment();
    }

    public void closed(CloseReason reason) {
        closed.get(reason).increment();
    }
}
