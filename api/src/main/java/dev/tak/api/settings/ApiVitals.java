package dev.tak.api.settings;

import dev.tak.cache.HeldSettings;
import dev.tak.nats.Heartbeats;
import dev.tak.nats.Vitals;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the heartbeat of an api pod says; a change of the settings is said at once. */
@Singleton
class ApiVitals implements Vitals {

    private final HeldSettings held;

    ApiVitals(HeldSettings held) {
        this.held = held;
    }

    void start(@Observes StartupEvent started, Heartbeats heartbeats) {
        held.onSettled(heartbeats::beat);
    }

    @Override
    public long revision() {
        return held.settledRevision();
    }
}
