package dev.tak.messaging.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.messaging.SystemResource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class RehearsalTest {

    @Inject
    Rehearsal rehearsal;

    @Inject
    MeterRegistry metrics;

    @Test
    void itEndsAndCountsAsNobodysHandshake() throws Exception {
        double failed = handshakesFailed();

        rehearsal.run().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(handshakesFailed()).isEqualTo(failed);
    }

    private double handshakesFailed() {
        return metrics.get("messaging.handshakes.failed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
