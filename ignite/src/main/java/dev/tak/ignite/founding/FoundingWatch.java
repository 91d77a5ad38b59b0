package dev.tak.ignite.founding;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Looks after a node while its Ignite starts. A founder has the votes for it bound anew, so that nobody else founds when it starts slowly. A
 * node that joins must keep seeing a cluster: when the founder is gone, two joining nodes could wait for each other for ever.
 */
public final class FoundingWatch implements Runnable {
    private final LocalPhase phase;
    private final Peers peers;
    private final LongSupplier nanoClock;
    private final Duration joinTimeout;
    private final BiConsumer<String, Throwable> exit;
    private long lastSeen;

    /**
     * @param phase this node's phase
     * @param peers the other nodes
     * @param nanoClock a monotonic clock, as {@link System#nanoTime}
     * @param joinTimeout how long a joining node may see no cluster
     * @param exit ends the process; takes the reason and its cause, which may be null
     */
    public FoundingWatch(
            LocalPhase phase,
            Peers peers,
            LongSupplier nanoClock,
            Duration joinTimeout,
            BiConsumer<String, Throwable> exit) {
        this.phase = phase;
        this.peers = peers;
        this.nanoClock = nanoClock;
        this.joinTimeout = joinTimeout;
        this.exit = exit;
        this.lastSeen = nanoClock.getAsLong();
    }

    @Override
    public void run() {
        switch (phase.get()) {
            case FOUNDING -> peers.votes();
            case JOINING -> lookForCluster();
            case WAITING, JOINED, LEAVING -> {
                // Nothing to look after.
            }
        }
    }

    private void lookForCluster() {
        if (Election.canBeJoined(peers.states())) {
            lastSeen = nanoClock.getAsLong();
        } else if (nanoClock.getAsLong() - lastSeen > joinTimeout.toNanos()) {
            exit.accept(
                    "The cluster to join is gone: no node founds or has joined for " + joinTimeout.toSeconds() + " s",
                    null);
        }
    }
}
