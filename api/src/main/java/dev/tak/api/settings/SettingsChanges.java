package dev.tak.api.settings;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.api.ApiSettings;
import dev.tak.cache.CacheException;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.SettingsChangeResult;
import dev.tak.nats.NoAnswerException;
import dev.tak.nats.Requests;
import dev.tak.nats.Subjects;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Predicate;

/** Asks config to change the settings. Blocks: for virtual threads only. */
@Singleton
class SettingsChanges {

    private final Requests requests;
    private final SettingsRepository repository;
    private final HeldSettings held;
    private final SecurityIdentity identity;
    private final Rollout rollout;
    private final ApiSettings.Change deadlines;

    SettingsChanges(
            Requests requests,
            SettingsRepository repository,
            HeldSettings held,
            SecurityIdentity identity,
            Rollout rollout,
            ApiSettings settings) {
        this.requests = requests;
        this.repository = repository;
        this.held = held;
        this.identity = identity;
        this.rollout = rollout;
        this.deadlines = settings.change();
    }

    /**
     * Has a record written.
     *
     * @param exists whether a document has the record already
     * @throws WebApplicationException when config refuses, or what the headers demand does not hold
     * @throws NoAnswerException when config does not answer in time
     * @throws CacheException when {@code If-Match: *} can't be judged now
     */
    WrittenChange put(SettingsChange.Builder change, HttpHeaders headers, Predicate<Settings> exists)
            throws NoAnswerException {
        Precondition condition = Precondition.of(headers);
        if (condition.exists() && !repository.latest(document()).filter(exists).isPresent()) {
            throw new ClientErrorException(
                    "The record does not exist, as If-Match: * demands", Response.Status.PRECONDITION_FAILED);
        }
        return make(change, condition, headers);
    }

    /** Has a record deleted; throws as {@link #put} does. One that does not exist is not found, whatever the headers say. */
    WrittenChange delete(SettingsChange.Builder change, HttpHeaders headers) throws NoAnswerException {
        return make(change, Precondition.of(headers), headers);
    }

    private WrittenChange make(SettingsChange.Builder change, Precondition condition, HttpHeaders headers)
            throws NoAnswerException {
        byte[] request = change.setIdempotencyKey(IdempotencyKey.of(headers))
                .setChangedBy(identity.getPrincipal().getName())
                .setIfMatch(condition.revision())
                .setIfNoneMatch(condition.absent())
                .build()
                .toByteArray();
        long asked = System.nanoTime();
        byte[] answer = requests.call(Subjects.CONFIG_CHANGE, request, deadlines.attempt(), deadlines.total());
        SettingsChangeResult result = parse(answer);
        return switch (result.getResultCase()) {
            case APPLIED -> applied(result.getApplied(), asked);
            case REFUSAL -> throw Refusals.exception(result.getRefusal());
            case RESULT_NOT_SET -> throw new IllegalStateException("Config gave an answer that says nothing");
        };
    }

    /** The change is made, whether all pods are in time or not. */
    private WrittenChange applied(AppliedChange change, long askedNanos) {
        return new WrittenChange(
                change.getRevision(), change.getEffect(), rollout.await(change.getRevision(), askedNanos));
    }

    private Settings document() {
        return held.current().orElse(Settings.getDefaultInstance());
    }

    private static SettingsChangeResult parse(byte[] answer) {
        try {
            return SettingsChangeResult.parseFrom(answer);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Config gave an answer that can't be read", damaged);
        }
    }
}
