package dev.tak.messaging.listener;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts TLS handshakes that came to nothing. */
@Singleton
class HandshakeMetrics {

    private final Counter failed;

    HandshakeMetrics(MeterRegistry metrics) {
        failed = Counter.builder("messaging.handshakes.failed")
                .description("TLS handshakes that failed or took too long")
                .register(metrics);
    }

    void failed() {
        failed.increment();
    }
}
