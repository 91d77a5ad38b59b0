package dev.tak.config.change;

import dev.tak.cache.HeldSettings;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.Subjects;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells every pod, this one too, that there is a new revision. One that gets lost is made up for by pulling. */
@Singleton
public class Announcements {

    private final NatsConnection nats;
    private final HeldSettings held;

    Announcements(NatsConnection nats, HeldSettings held) {
        this.nats = nats;
        this.held = held;
    }

    /** Returns at once. */
    public void announce(long revision) {
        // A process does not receive what it publishes itself.
        held.announced(revision);
        byte[] body = Long.toUnsignedString(revision).getBytes(StandardCharsets.US_ASCII);
        nats.publish(Subjects.SETTINGS_CHANGED, Map.of(), body);
    }
}
