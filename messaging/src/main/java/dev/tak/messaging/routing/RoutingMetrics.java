package dev.tak.messaging.routing;

import dev.tak.messaging.routing.Verdict.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counters of what devices send. */
@Singleton
class RoutingMetrics {

    private final Counter received;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    RoutingMetrics(MeterRegistry metrics) {
        received = Counter.builder("messaging.events.received")
                .description("Events read from devices")
                .register(metrics);
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("messaging.events.dropped")
                            .description("Events of devices that went nowhere")
                            .tag("reason", reason.label())
                            .register(metrics));
        }
    }

    void received() {
        received.increment();
    }

    void dropped(DropReason reason) {
        dropped.get(reason).increment();
    }
}
