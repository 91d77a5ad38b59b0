package dev.tak.config.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Numbers of the changes. */
@Singleton
class ChangeMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batches;

    ChangeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batches = DistributionSummary.builder("config.changes.batch")
                .description("Changes that became one revision")
                .register(registry);
    }

    void waiting(ChangeQueue queue) {
        Gauge.builder("config.changes.waiting", queue, ChangeQueue::size)
                .description("Changes that wait for the writer")
                .register(registry);
    }

    void decided(Outcome outcome) {
        Counter.builder("config.changes")
                .description("Changes by their outcome")
                .tag("outcome", label(outcome))
                .register(registry)
                .increment();
    }

    void batch(int changes) {
        batches.record(changes);
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.change().getEffect().name().toLowerCase(Locale.ROOT);
            case Outcome.Repeated repeated -> "repeated";
            case Outcome.Refused refused -> refused.reason().name().toLowerCase(Locale.ROOT);
        };
    }
}
