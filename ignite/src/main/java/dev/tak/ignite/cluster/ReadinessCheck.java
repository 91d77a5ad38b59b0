package dev.tak.ignite.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;

/**
 * Looks at regular times whether this node serves clients, and keeps the answer: a probe never waits for Ignite. An answer that is old says
 * that Ignite doesn't answer, and counts as no.
 */
public final class ReadinessCheck implements Runnable {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Ignite ignite;
    private final Partitions partitions;
    private final LongSupplier nanoClock;
    private volatile Taken latest;

    private record Taken(Readiness readiness, long at) {}

    /**
     * @param ignite the started node
     * @param partitions states of its partitions
     * @param nanoClock a monotonic clock, as {@link System#nanoTime}
     */
    public ReadinessCheck(Ignite ignite, Partitions partitions, LongSupplier nanoClock) {
        this.ignite = ignite;
        this.partitions = partitions;
        this.nanoClock = nanoClock;
        this.latest = new Taken(Readiness.no("joined a moment ago"), nanoClock.getAsLong());
    }

    /** The latest answer. */
    public Readiness readiness() {
        Taken taken = latest;
        return nanoClock.getAsLong() - taken.at() > FRESH.toNanos()
                ? Readiness.no("Ignite has not answered for " + FRESH.toSeconds() + " s")
                : taken.readiness();
    }

    @Override
    public void run() {
        latest = new Taken(look(), nanoClock.getAsLong());
    }

    private Readiness look() {
        if (!ignite.cluster().state().active()) {
            return Readiness.no("the cluster is not active");
        }
        if (!inBaseline()) {
            return Readiness.no("the node is not in the baseline yet");
        }
        List<String> moving = partitions.moving(ignite);
        if (!moving.isEmpty()) {
            return Readiness.no("partitions are moving: " + moving);
        }
        List<String> lost = LostPartitions.caches(ignite);
        return lost.isEmpty() ? Readiness.yes() : Readiness.no("partitions are lost: " + lost);
    }

    private boolean inBaseline() {
        Object own = ignite.cluster().localNode().consistentId();
        Collection<BaselineNode> baseline = ignite.cluster().currentBaselineTopology();
        return baseline != null
                && baseline.stream().anyMatch(node -> node.consistentId().equals(own));
    }
}
