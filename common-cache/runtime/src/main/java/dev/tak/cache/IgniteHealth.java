package dev.tak.cache;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how the way to Ignite is, without a word on readiness: an outage there shows as DEGRADED in the payload, and
 * must not take every pod out of its Service at once.
 */
@Readiness
@ApplicationScoped
class IgniteHealth implements HealthCheck {

    private final IgniteClientKeeper keeper;
    private final OpenConnections connections;
    private final CircuitBreakerMaintenance circuits;

    IgniteHealth(IgniteClientKeeper keeper, OpenConnections connections, CircuitBreakerMaintenance circuits) {
        this.keeper = keeper;
        this.connections = connections;
        this.circuits = circuits;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ignite")
                .withData("state", keeper.answering() ? "OK" : "DEGRADED")
                .withData("circuit", circuits.currentState(IgniteCalls.CIRCUIT).name())
                .withData(
                        "endpoints",
                        String.join(
                                ",", connections.endpoints().stream().sorted().toList()))
                .up()
                .build();
    }
}
