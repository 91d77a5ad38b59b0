package dev.tak.config.change;

import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.SettingsChange;

/**
 * What the caller believes of the record that it changes (HTTP's If-Match and If-None-Match: *).
 *
 * @param ifMatch revision that the record must have; 0: no condition
 * @param ifNoneMatch the record must not exist
 */
record Conditions(long ifMatch, boolean ifNoneMatch) {

    static Conditions of(SettingsChange change) {
        return new Conditions(change.getIfMatch(), change.getIfNoneMatch());
    }

    /**
     * @param what names the record in the message
     * @param revision of the record; 0 when there is none
     * @throws ChangeRefusedException STALE when one of them does not hold
     */
    void check(String what, long revision) throws ChangeRefusedException {
        if (ifNoneMatch && revision != 0) {
            throw stale("%s exists already, in revision %s".formatted(what, Long.toUnsignedString(revision)));
        }
        if (ifMatch != 0 && revision == 0) {
            throw stale("%s does not exist; revision %s of it was expected"
                    .formatted(what, Long.toUnsignedString(ifMatch)));
        }
        if (ifMatch != 0 && revision != ifMatch) {
            throw stale("%s has revision %s, not %s: read it again"
                    .formatted(what, Long.toUnsignedString(revision), Long.toUnsignedString(ifMatch)));
        }
    }

    private static ChangeRefusedException stale(String message) {
        return new ChangeRefusedException(Refusal.Reason.STALE, message);
    }
}
