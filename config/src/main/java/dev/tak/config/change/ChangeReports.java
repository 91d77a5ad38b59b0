package dev.tak.config.change;

import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.SettingsChange;
import dev.tak.config.DisplayText;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What is told of each change: one line in the log, and numbers; of each revision: an announcement. */
@Singleton
class ChangeReports implements ChangeListener {

    private static final Logger LOG = Logger.getLogger(ChangeReports.class);
    private static final int SHOWN = 64;

    private final Announcements announcements;
    private final ChangeMetrics metrics;

    ChangeReports(Announcements announcements, ChangeMetrics metrics) {
        this.announcements = announcements;
        this.metrics = metrics;
    }

    @Override
    public void decided(SettingsChange change, Outcome outcome) {
        metrics.decided(outcome);
        LOG.infof("%s: %s: %s", who(change), Subject.of(change).inWords(), inWords(outcome));
    }

    @Override
    public void claimed(long revision, int changes) {
        metrics.batch(changes);
        announcements.announce(revision);
    }

    @Override
    public void found(long revision) {
        announcements.announce(revision);
    }

    private static String who(SettingsChange change) {
        return change.getChangedBy().isEmpty() ? "(nobody named)" : DisplayText.of(change.getChangedBy(), SHOWN);
    }

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(AppliedChange made) ->
                "%s in revision %d".formatted(made.getEffect(), made.getRevision());
            case Outcome.Repeated(AppliedChange first) ->
                "was %s in revision %d already".formatted(first.getEffect(), first.getRevision());
            case Outcome.Refused refused -> "refused, %s: %s".formatted(refused.reason(), refused.message());
        };
    }
}
