package dev.tak.messaging.listener;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started when the rehearsal is over: until then the event loops may be held up. */
@Startup
@ApplicationScoped
class RehearsalHealth implements HealthCheck {

    private final Rehearsal rehearsal;

    RehearsalHealth(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsal")
                .status(rehearsal.over().isComplete())
                .build();
    }
}
