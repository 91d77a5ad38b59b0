package dev.tak.messaging.presence;

import dev.tak.cache.HeldSettings;
import dev.tak.nats.Heartbeats;
import dev.tak.nats.Vitals;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the heartbeat of a messaging pod says; a change of the settings is said at once. */
@Singleton
class MessagingVitals implements Vitals {

    private final HeldSettings held;
    private final Announcer announcer;

    MessagingVitals(HeldSettings held, Announcer announcer) {
        this.held = held;
        this.announcer = announcer;
    }

    void start(@Observes StartupEvent started, Heartbeats heartbeats) {
        held.onSettled(heartbeats::beat);
    }

    @Override
    public long revision() {
        return held.settledRevision();
    }

    @Override
    public long sequence() {
        return announcer.sequence();
    }
}
