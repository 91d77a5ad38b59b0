package dev.tak.messaging.listener;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when devices can connect. */
@Readiness
@ApplicationScoped
class ListenerHealth implements HealthCheck {

    private final CotListener listener;

    ListenerHealth(CotListener listener) {
        this.listener = listener;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("listener")
                .status(listener.listening())
                .build();
    }
}
