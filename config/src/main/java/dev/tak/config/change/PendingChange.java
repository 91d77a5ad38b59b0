package dev.tak.config.change;

import dev.tak.cache.model.SettingsChange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A change on its way, and where its caller waits for the answer.
 *
 * @param deadline by {@link System#nanoTime()}
 */
record PendingChange(SettingsChange change, long deadline, CompletableFuture<Outcome> answer) {

    static PendingChange of(SettingsChange change, Duration within) {
        return new PendingChange(change, System.nanoTime() + within.toNanos(), new CompletableFuture<>());
    }

    /** Nobody waits for it any more. */
    boolean isLate() {
        return deadline - System.nanoTime() <= 0;
    }
}
