package dev.tak.ignite.cluster;

import dev.tak.ignite.settings.Replicas;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Ends the process of a node that has lost the majority of the configured replicas, so that it serves no stale reads, and of one that never
 * gets to see it.
 */
public final class MajorityWatch implements Runnable {
    private final Replicas replicas;
    private final IntSupplier servers;
    private final LongSupplier nanoClock;
    private final Duration grace;
    private final Duration firstWait;
    private final Runnable onFirstMajority;
    private final NodeExit exit;
    private boolean hadMajority;
    private long lastMajority;

    /**
     * @param replicas configured number of nodes
     * @param servers number of server nodes in the topology, this one included
     * @param nanoClock a monotonic clock, as {@link System#nanoTime}
     * @param grace how long a node that had a majority stays up without
     * @param firstWait how long a node may wait for its first majority, counted from the creation of this watch
     * @param onFirstMajority told once, when this node sees a majority for the first time
     * @param exit how to end the process
     */
    public MajorityWatch(
            Replicas replicas,
            IntSupplier servers,
            LongSupplier nanoClock,
            Duration grace,
            Duration firstWait,
            Runnable onFirstMajority,
            NodeExit exit) {
        this.replicas = replicas;
        this.servers = servers;
        this.nanoClock = nanoClock;
        this.grace = grace;
        this.firstWait = firstWait;
        this.onFirstMajority = onFirstMajority;
        this.exit = exit;
        this.lastMajority = nanoClock.getAsLong();
    }

    @Override
    public void run() {
        int present = servers.getAsInt();
        long now = nanoClock.getAsLong();
        if (replicas.isMajority(present)) {
            lastMajority = now;
            if (!hadMajority) {
                hadMajority = true;
                onFirstMajority.run();
            }
            return;
        }
        Duration allowed = hadMajority ? grace : firstWait;
        if (now - lastMajority > allowed.toNanos()) {
            String fault = hadMajority ? "has lost the majority" : "has found no majority";
            exit.exit("The node " + fault + ": sees " + present + " of " + replicas.count() + " nodes", null);
        }
    }
}
