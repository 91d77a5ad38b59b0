package dev.tak.cache;

import dev.tak.cache.model.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A pod is ready once it holds settings; it stays ready when it can't read newer ones. */
@Readiness
@ApplicationScoped
class SettingsHealth implements HealthCheck {

    private final HeldSettings held;

    SettingsHealth(HeldSettings held) {
        this.held = held;
    }

    @Override
    public HealthCheckResponse call() {
        long revision = held.current().map(Settings::getRevision).orElse(0L);
        return HealthCheckResponse.named("settings")
                .status(revision > 0)
                .withData("revision", revision)
                .build();
    }
}
