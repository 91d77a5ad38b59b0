package dev.tak.config.change;

import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The next revision while changes gather in it. Each record changes at most once in a revision: the revision is the
 * record's ETag, so two states of a record must never have the same one.
 */
final class Draft {

    private final SettingsEditor editor;
    private final long revision;
    private final Set<String> changedRecords = new HashSet<>();
    private Settings settings;

    /** @param newest the document that the changes are applied to */
    Draft(SettingsEditor editor, Settings newest) {
        this.editor = editor;
        this.revision = newest.getRevision() + 1;
        this.settings = newest;
    }

    /** Empty when the change has to wait for a later revision; else what becomes of it once this one stands. */
    Optional<Outcome> add(SettingsChange change) {
        String record = Subject.of(change).key();
        if (changedRecords.contains(record)) {
            return Optional.empty();
        }
        SettingsEditor.Edit edit = editor.edit(settings, revision, change);
        if (edit.outcome() instanceof Outcome.Applied) {
            settings = edit.settings();
            changedRecords.add(record);
        }
        return Optional.of(edit.outcome());
    }

    /** How many changes are in it. */
    int size() {
        return changedRecords.size();
    }

    /** The document with all changes; the newest one as it was when there are none. */
    Settings settings() {
        return settings;
    }
}
