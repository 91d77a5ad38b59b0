package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits until a part is ready, while there is hope that it gets so. */
final class ReadyWait {
    private static final int MOST_EXITS = 3;
    private static final long POLL_MILLIS = 200;

    private final Supervisor supervisor;
    private final Duration longest;

    ReadyWait(Supervisor supervisor, Duration longest) {
        this.supervisor = supervisor;
        this.longest = longest;
    }

    /** Returns when the part is ready, or with the reason why it is not. */
    Optional<String> await(Part part) {
        int restartsBefore = supervisor.status(part).restarts();
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            PartStatus now = supervisor.status(part);
            if (now.state() == PartState.READY) {
                return Optional.empty();
            }
            if (now.state().heldDown()) {
                return Optional.of("it was stopped meanwhile");
            }
            if (now.restarts() - restartsBefore >= MOST_EXITS) {
                return Optional.of(
                        "it exited " + MOST_EXITS + " times before it was ready, last with code " + now.lastExitCode());
            }
            if (System.nanoTime() > deadline) {
                return Optional.of("it was not ready in " + longest.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a part", e);
        }
    }
}
