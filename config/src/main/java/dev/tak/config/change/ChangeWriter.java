package dev.tak.config.change;

import dev.tak.cache.CacheException;
import dev.tak.cache.CacheUnavailableException;
import dev.tak.cache.ClaimOutcome;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes revisions: all changes that wait become one, claimed once. For one thread.
 *
 * <p>When another pod was faster, and when it is unknown what became of a claim, the newest document is read and the
 * changes are applied to it again: those that are in it already are then found by their idempotency keys. That goes on
 * for as long as somebody waits.
 */
final class ChangeWriter {

    private static final Logger LOG = Logger.getLogger(ChangeWriter.class);

    private record Decision(PendingChange pending, Outcome outcome) {}

    private final SettingsRepository repository;
    private final SettingsEditor editor;
    private final ChangeListener listener;
    private Settings newest = Settings.getDefaultInstance();
    /** The last revision whose claim had an unknown outcome; 0: none since the last claim that had a known one. */
    private long doubtful;

    ChangeWriter(SettingsRepository repository, SettingsEditor editor, ChangeListener listener) {
        this.repository = repository;
        this.editor = editor;
        this.listener = listener;
    }

    /** Answers all of them; blocks. */
    void write(List<PendingChange> changes) {
        List<PendingChange> open = wanted(changes);
        try {
            while (!open.isEmpty()) {
                open = wanted(writeOnce(open));
            }
        } catch (CacheUnavailableException later) {
            LOG.debugf(later, "%d changes can't be made now", open.size());
            refuse(open, "Shared state can't be reached now: repeat the change with the same key");
        } catch (CacheException wrong) {
            LOG.errorf(wrong, "Shared state refuses to read or write the settings");
            refuse(open, "Shared state can't read or write the settings; the log of config says why");
        }
    }

    /** @return those that are still to be answered */
    private List<PendingChange> writeOnce(List<PendingChange> open) {
        Optional<Settings> latest = repository.latest(newest);
        if (latest.isEmpty()) {
            refuse(open, "There are no settings yet: they are seeded first");
            return List.of();
        }
        newest = latest.get();
        if (doubtful != 0 && newest.getRevision() >= doubtful) {
            listener.found(newest.getRevision());
        }
        Draft draft = new Draft(editor, newest);
        List<Decision> decisions = new ArrayList<>();
        List<PendingChange> rest = new ArrayList<>();
        for (PendingChange pending : open) {
            draft.add(pending.change())
                    .ifPresentOrElse(
                            outcome -> decisions.add(new Decision(pending, settled(outcome))), () -> rest.add(pending));
        }
        if (draft.size() > 0 && !claimed(draft)) {
            return open;
        }
        decisions.forEach(decision -> answer(decision.pending(), decision.outcome()));
        return rest;
    }

    private boolean claimed(Draft draft) {
        Settings next = draft.settings();
        ClaimOutcome outcome;
        try {
            outcome = repository.claim(next);
        } catch (CacheUnavailableException unknown) {
            LOG.debugf(unknown, "Whether settings revision %d stands is unknown", next.getRevision());
            doubtful = next.getRevision();
            return false;
        }
        doubtful = 0;
        if (outcome == ClaimOutcome.TAKEN) {
            return false;
        }
        newest = next;
        listener.claimed(next.getRevision(), draft.size());
        return true;
    }

    /** What was claimed with an unknown outcome and is there now was no repeat of the caller. */
    private Outcome settled(Outcome outcome) {
        return outcome instanceof Outcome.Repeated repeated && repeated.first().getRevision() == doubtful
                ? new Outcome.Applied(repeated.first())
                : outcome;
    }

    /** Without those whose callers have gone: they know that the outcome is unknown, and ask again. */
    private static List<PendingChange> wanted(List<PendingChange> changes) {
        return changes.stream().filter(pending -> !pending.isLate()).toList();
    }

    private void refuse(List<PendingChange> open, String message) {
        open.forEach(pending -> answer(pending, Outcome.unavailable(message)));
    }

    private void answer(PendingChange pending, Outcome outcome) {
        listener.decided(pending.change(), outcome);
        pending.answer().complete(outcome);
    }
}
