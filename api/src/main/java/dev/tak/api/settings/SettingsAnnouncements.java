package dev.tak.api.settings;

import dev.tak.cache.HeldSettings;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.NatsMessage;
import dev.tak.nats.Subjects;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Hears that the settings have changed; an announcement that is lost is made up for by {@link HeldSettings}. */
@Singleton
class SettingsAnnouncements {

    void follow(@Observes StartupEvent started, NatsConnection nats, HeldSettings held) {
        nats.subscribe(Subjects.SETTINGS_CHANGED, message -> held.announced(revision(message)));
    }

    private static long revision(NatsMessage message) {
        return Long.parseLong(new String(message.body(), StandardCharsets.US_ASCII));
    }
}
