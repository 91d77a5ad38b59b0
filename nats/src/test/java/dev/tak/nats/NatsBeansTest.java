package dev.tak.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** The beans as a service has them, with no server anywhere: it starts, and is ready. */
@QuarkusTest
@TestProfile(NatsBeansTest.WithoutServer.class)
class NatsBeansTest {

    public static final class WithoutServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "nats.servers", NatsServer.Ports.free().url(),
                    "pod.name", "messaging-0",
                    "quarkus.http.test-port", "0");
        }
    }

    @Inject
    NatsSettings settings;

    @Inject
    NatsConnection nats;

    @Inject
    Requests requests;

    @Inject
    @Readiness
    NatsHealth health;

    @Inject
    MeterRegistry meters;

    @Test
    void settingsHaveTheirDefaults() {
        assertThat(settings.connectionName()).isEqualTo("messaging-0");
        assertThat(settings.pingInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.reconnectWait()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.user()).isEqualTo("tak");
        assertThat(settings.password()).isEmpty();
    }

    @Test
    void anOutageIsToldAndKeepsThePodInItsService() {
        HealthCheckResponse response = health.call();
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow())
                .containsEntry("connected", false)
                .containsEntry("state", "DEGRADED")
                .containsEntry("server", "none")
                .containsKey("since");
        assertThat(nats.connected()).isFalse();
        assertThat(requests).isNotNull();
        assertThat(meters.get("nats.connected").gauge().value()).isZero();
    }
}
