package dev.tak.api.settings;

import dev.tak.api.ApiSettings;
import dev.tak.cache.HeldSettings;
import dev.tak.nats.LivePods;
import dev.tak.nats.LivePods.Applied;
import jakarta.inject.Singleton;
import java.time.Duration;

/** On how many pods a revision of the settings holds, live connections included, as the heartbeats tell. */
@Singleton
class Rollout {

    private final HeldSettings held;
    private final LivePods pods;
    private final Duration patience;

    Rollout(HeldSettings held, LivePods pods, ApiSettings settings) {
        this.held = held;
        this.pods = pods;
        this.patience = settings.change().applied();
    }

    /**
     * Waits until it holds on all pods that live, this one included; no longer when the change has taken its time
     * already. Blocks: for virtual threads only.
     *
     * @param askedNanos when the change was asked for, {@link System#nanoTime()}
     */
    Applied await(long revision, long askedNanos) {
        long end = askedNanos + patience.toNanos();
        boolean here = false;
        try {
            here = held.await(revision, Duration.ofNanos(end - System.nanoTime()));
            pods.awaitApplied(revision, Duration.ofNanos(end - System.nanoTime()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Applied others = pods.applied(revision);
        return new Applied(others.pods() + (here ? 1 : 0), others.of() + 1);
    }
}
