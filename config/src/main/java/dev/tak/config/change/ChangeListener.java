package dev.tak.config.change;

import dev.tak.cache.model.SettingsChange;

/** Is told what the writer does. */
interface ChangeListener {

    /** A change has an answer. */
    void decided(SettingsChange change, Outcome outcome);

    /** A revision stands. */
    void claimed(long revision, int changes);

    /** A revision stands that may not have been announced yet. */
    void found(long revision);
}
