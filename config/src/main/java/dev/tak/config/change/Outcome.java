package dev.tak.config.change;

import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.SettingsChangeResult;

/** What became of a change. */
sealed interface Outcome {

    /** It is in the settings now. */
    record Applied(AppliedChange change) implements Outcome {
        @Override
        public SettingsChangeResult result() {
            return SettingsChangeResult.newBuilder().setApplied(change).build();
        }
    }

    /** It was in the settings already; the answer is that of the first time. */
    record Repeated(AppliedChange first) implements Outcome {
        @Override
        public SettingsChangeResult result() {
            return SettingsChangeResult.newBuilder().setApplied(first).build();
        }
    }

    /** The settings stay as they are; with UNAVAILABLE that is not known. */
    record Refused(Refusal.Reason reason, String message) implements Outcome {
        @Override
        public SettingsChangeResult result() {
            return SettingsChangeResult.newBuilder()
                    .setRefusal(Refusal.newBuilder().setReason(reason).setMessage(message))
                    .build();
        }
    }

    /** As the caller gets it. */
    SettingsChangeResult result();

    static Refused unavailable(String message) {
        return new Refused(Refusal.Reason.UNAVAILABLE, message);
    }
}
