package dev.tak.messaging.listener;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts TLS handshakes, and why some came to nothing. */
@Singleton
class HandshakeMetrics {

    private final Map<HandshakeFailure, Counter> failed = new EnumMap<>(HandshakeFailure.class);

    HandshakeMetrics(MeterRegistry metrics, Handshakes handshakes) {
        for (HandshakeFailure failure : HandshakeFailure.values()) {
            failed.put(
                    failure,
                    Counter.builder("messaging.handshakes.failed")
                            .description("TLS handshakes that came to nothing")
                            .tag("reason", failure.label())
                            .register(metrics));
        }
        Gauge.builder("messaging.handshakes", handshakes, Handshakes::size)
                .description("TLS handshakes in progress")
                .register(metrics);
    }

    void failed(HandshakeFailure failure) {
        failed.get(failure).increment();
    }
}
