package dev.tak.config.change;

import dev.tak.cache.model.Refusal;

/** A rule does not let the change through. */
final class ChangeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal.Reason reason;

    ChangeRefusedException(Refusal.Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Outcome.Refused outcome() {
        return new Outcome.Refused(reason, getMessage());
    }
}
