package dev.tak.cache;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What the client adds to the metrics that SmallRye Fault Tolerance keeps by itself of {@link IgniteCalls#call}
 * ({@code ft_retry_*}, {@code ft_circuitbreaker_*}).
 */
@Singleton
class IgniteMetrics {

    void register(
            @Observes StartupEvent started,
            MeterRegistry metrics,
            OpenConnections connections,
            IgniteClientKeeper keeper) {
        Gauge.builder("ignite.client.endpoints", connections, open -> open.endpoints()
                        .size())
                .description("Open connections to Ignite nodes")
                .register(metrics);
        Gauge.builder("ignite.client.answering", keeper, known -> known.answering() ? 1 : 0)
                .description("1 while calls to Ignite succeed")
                .register(metrics);
    }
}
