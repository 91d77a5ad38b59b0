package dev.tak.config.change;

import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.config.ConfigSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The rules of a change: from one document to the next. Pure.
 *
 * <p>In this order: the idempotency key is one; a repeat gets the first answer, whatever has happened since; the
 * record is well-formed and names groups that exist (INVALID); what is to be deleted is there (NOT_FOUND); the
 * conditions hold (STALE); nothing else needs the record as it is (CONFLICT); the document is not too large (INVALID).
 *
 * <p>A put that changes nothing is a put like any other: the record and the document get a new revision. Only what was
 * applied is remembered; a refused change is looked at anew when it is repeated.
 */
final class SettingsEditor {

    /**
     * A change was looked at.
     *
     * @param settings the new document; the old one unless the outcome is {@link Outcome.Applied}
     */
    record Edit(Settings settings, Outcome outcome) {}

    private final ConfigSettings.Limits limits;
    private final UserEditor users;
    private final GroupEditor groups;

    SettingsEditor(ConfigSettings.Limits limits) {
        this.limits = limits;
        this.users = new UserEditor(limits);
        this.groups = new GroupEditor(limits);
    }

    /** @param revision that the new document is to have; that of {@code settings} when it has been edited before */
    Edit edit(Settings settings, long revision, SettingsChange change) {
        try {
            checkKey(change.getIdempotencyKey());
            Fingerprint fingerprint = Fingerprint.of(change);
            Optional<AppliedChange> first = settings.getAppliedChangesList().stream()
                    .filter(fingerprint::hasKeyOf)
                    .findFirst();
            if (first.isPresent()) {
                return new Edit(settings, repeated(first.get(), fingerprint));
            }
            return apply(settings, revision, change, fingerprint);
        } catch (ChangeRefusedException refused) {
            return new Edit(settings, refused.outcome());
        }
    }

    private Edit apply(Settings settings, long revision, SettingsChange change, Fingerprint fingerprint)
            throws ChangeRefusedException {
        Settings.Builder next = settings.toBuilder().setRevision(revision);
        AppliedChange applied = AppliedChange.newBuilder()
                .setKeyHash(fingerprint.key())
                .setChangeHash(fingerprint.change())
                .setRevision(revision)
                .setEffect(effect(next, change))
                .build();
        next.addAppliedChanges(applied);
        while (next.getAppliedChangesCount() > limits.appliedChanges()) {
            next.removeAppliedChanges(0);
        }
        Settings edited = next.build();
        checkSize(edited, applied.getEffect());
        return new Edit(edited, new Outcome.Applied(applied));
    }

    private ChangeEffect effect(Settings.Builder next, SettingsChange change) throws ChangeRefusedException {
        Conditions conditions = Conditions.of(change);
        return switch (change.getChangeCase()) {
            case PUT_USER -> users.put(next, change.getPutUser(), conditions);
            case DELETE_USER -> users.delete(next, change.getDeleteUser(), conditions);
            case PUT_GROUP -> groups.put(next, change.getPutGroup(), conditions);
            case DELETE_GROUP -> groups.delete(next, change.getDeleteGroup(), conditions);
            case CHANGE_NOT_SET -> throw invalid("The request holds no change that this version knows");
        };
    }

    private void checkKey(String key) throws ChangeRefusedException {
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > limits.idempotencyKeyBytes()) {
            throw invalid("The idempotency key has %d bytes; 1 to %d are allowed"
                    .formatted(length, limits.idempotencyKeyBytes()));
        }
    }

    private static Outcome repeated(AppliedChange first, Fingerprint fingerprint) throws ChangeRefusedException {
        if (!fingerprint.isChangeOf(first)) {
            throw new ChangeRefusedException(
                    Refusal.Reason.KEY_REUSED,
                    "The idempotency key belongs to another change, in revision "
                            + Long.toUnsignedString(first.getRevision()));
        }
        return new Outcome.Repeated(first);
    }

    /** A deletion always passes: in a document that is full it is the way out. */
    private void checkSize(Settings edited, ChangeEffect effect) throws ChangeRefusedException {
        int size = edited.getSerializedSize();
        if (size > limits.documentBytes() && effect != ChangeEffect.DELETED) {
            throw invalid(
                    "The settings would have %d bytes; up to %d are allowed".formatted(size, limits.documentBytes()));
        }
    }

    private static ChangeRefusedException invalid(String message) {
        return new ChangeRefusedException(Refusal.Reason.INVALID, message);
    }
}
