package dev.tak.api.house;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.ClaimOutcome;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.SettingsChangeResult;
import dev.tak.nats.NatsSettings;
import dev.tak.nats.Subjects;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * In config's place: another process, as far as NATS can tell. It applies every change as it comes, without config's
 * rules; what config would refuse, a test has it refuse.
 */
@Singleton
public class ConfigStandIn {

    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final SettingsRepository repository;
    private final Connection nats;
    private final List<SettingsChange> received = new CopyOnWriteArrayList<>();
    private volatile Function<SettingsChange, Optional<byte[]>> behaviour = this::apply;

    ConfigStandIn(SettingsRepository repository, NatsSettings settings)
            throws IOException, InterruptedException, TimeoutException {
        this.repository = repository;
        this.nats = Nats.connect(Options.builder()
                .servers(settings.servers().toArray(String[]::new))
                .userInfo(
                        settings.user().toCharArray(),
                        settings.password().orElseThrow().toCharArray())
                .build());
        nats.createDispatcher(this::answer).subscribe(Subjects.CONFIG_CHANGE, "q");
        nats.flush(FLUSH);
    }

    /** Forgets what was received, and makes changes. */
    public void work() {
        received.clear();
        behaviour = this::apply;
    }

    public void refuse(Refusal.Reason reason, String message) {
        Refusal refusal =
                Refusal.newBuilder().setReason(reason).setMessage(message).build();
        behaviour = change -> Optional.of(
                SettingsChangeResult.newBuilder().setRefusal(refusal).build().toByteArray());
    }

    public void beSilent() {
        behaviour = change -> Optional.empty();
    }

    public void answer(byte[] body) {
        behaviour = change -> Optional.of(body);
    }

    /** A heartbeat of a messaging pod. @param leaving whether it is its last */
    public void beat(String incarnation, long revision, boolean leaving) {
        Headers headers = new Headers()
                .add("Tak-Service", "messaging")
                .add("Tak-Pod", "messaging-0")
                .add("Tak-Incarnation", incarnation)
                .add("Tak-Revision", Long.toString(revision))
                .add("Tak-Sequence", "0")
                .add("Tak-Leaving", Boolean.toString(leaving));
        nats.publish("pod.heartbeat", headers, new byte[0]);
    }

    /** Each attempt of each change since {@link #work()}. */
    public List<SettingsChange> received() {
        return received;
    }

    private void answer(Message request) {
        try {
            SettingsChange change = SettingsChange.parseFrom(request.getData());
            received.add(change);
            behaviour.apply(change).ifPresent(answer -> nats.publish(request.getReplyTo(), answer));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Optional<byte[]> apply(SettingsChange change) {
        Settings before = repository.latest().orElseThrow();
        long revision = before.getRevision() + 1;
        Settings.Builder next = before.toBuilder().setRevision(revision);
        ChangeEffect effect = edit(next, change, revision);
        if (repository.claim(next.build()) != ClaimOutcome.CLAIMED) {
            throw new IllegalStateException("Somebody else changes the settings");
        }
        nats.publish(Subjects.SETTINGS_CHANGED, Long.toString(revision).getBytes(StandardCharsets.US_ASCII));
        AppliedChange applied = AppliedChange.newBuilder()
                .setRevision(revision)
                .setEffect(effect)
                .build();
        return Optional.of(
                SettingsChangeResult.newBuilder().setApplied(applied).build().toByteArray());
    }

    private static ChangeEffect edit(Settings.Builder next, SettingsChange change, long revision) {
        return switch (change.getChangeCase()) {
            case PUT_USER -> {
                String name = change.getPutUser().getName();
                boolean replaced = next.containsUsers(name);
                next.putUsers(
                        name,
                        change.getPutUser().getUser().toBuilder()
                                .setRevision(revision)
                                .build());
                yield replaced ? ChangeEffect.REPLACED : ChangeEffect.CREATED;
            }
            case PUT_GROUP -> {
                String name = change.getPutGroup().getName();
                boolean replaced = next.containsGroups(name);
                next.putGroups(
                        name,
                        change.getPutGroup().getGroup().toBuilder()
                                .setRevision(revision)
                                .build());
                yield replaced ? ChangeEffect.REPLACED : ChangeEffect.CREATED;
            }
            case DELETE_USER -> {
                next.removeUsers(change.getDeleteUser());
                yield ChangeEffect.DELETED;
            }
            case DELETE_GROUP -> {
                next.removeGroups(change.getDeleteGroup());
                yield ChangeEffect.DELETED;
            }
            case CHANGE_NOT_SET -> throw new IllegalArgumentException("No change");
        };
    }

    @PreDestroy
    void stop() throws InterruptedException {
        nats.close();
    }
}
