package dev.tak.nats;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says in the readiness payload how the connection to NATS is. Always UP for the probe: an outage of NATS would else
 * take all pods out of their Services together.
 */
@Readiness
@ApplicationScoped
public class NatsHealth implements HealthCheck {

    private final NatsConnection nats;

    NatsHealth(NatsConnection nats) {
        this.nats = nats;
    }

    @Override
    public HealthCheckResponse call() {
        ConnectionState state = nats.state();
        return HealthCheckResponse.named("nats")
                .up()
                .withData("connected", state.connected())
                .withData("state", state.connected() ? "OK" : "DEGRADED")
                .withData("server", state.server().orElse("none"))
                .withData("since", state.since().toString())
                .build();
    }
}
