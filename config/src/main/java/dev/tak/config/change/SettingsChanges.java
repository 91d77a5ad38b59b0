package dev.tak.config.change;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.SettingsChange;
import dev.tak.config.ConfigSettings;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.Subjects;
import dev.tak.nats.Subscription;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves {@link Subjects#CONFIG_CHANGE}: a {@link SettingsChange} in, a
 * {@link dev.tak.cache.model.SettingsChangeResult} out. From the moment when this pod holds settings: before, it could
 * only take requests away from pods that do.
 */
@Singleton
class SettingsChanges {

    private final NatsConnection nats;
    private final HeldSettings held;
    private final GroupCommit commit;
    private final AtomicReference<Subscription> serving = new AtomicReference<>();

    SettingsChanges(
            NatsConnection nats,
            HeldSettings held,
            SettingsRepository repository,
            ConfigSettings settings,
            ChangeReports reports,
            ChangeMetrics metrics) {
        this.nats = nats;
        this.held = held;
        ChangeQueue queue = new ChangeQueue(settings.queueSize());
        ChangeWriter writer = new ChangeWriter(repository, new SettingsEditor(settings.limits()), reports);
        this.commit = new GroupCommit(queue, writer, reports, settings.changeTimeout());
        metrics.waiting(queue);
    }

    void start(@Observes StartupEvent started) {
        held.onApplied(settings -> serve());
    }

    void stop(@Observes ShutdownEvent stopping) {
        Subscription subscription = serving.get();
        if (subscription != null) {
            subscription.close();
        }
        commit.close();
    }

    private synchronized void serve() {
        if (serving.get() == null) {
            serving.set(nats.serve(Subjects.CONFIG_CHANGE, this::change));
        }
    }

    private byte[] change(byte[] request) {
        return outcome(request).result().toByteArray();
    }

    private Outcome outcome(byte[] request) {
        try {
            return commit.submit(SettingsChange.parseFrom(request));
        } catch (InvalidProtocolBufferException unreadable) {
            return new Outcome.Refused(
                    Refusal.Reason.INVALID, "The request is no SettingsChange: " + unreadable.getMessage());
        }
    }
}
