package dev.tak.ignite.founding;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The one vote of this node. It is given to one candidate at a time and binds for a while; the same candidate may ask again, which binds
 * it anew. A node gives none once it is on its way into a cluster.
 */
public final class Ballot {
    private final LocalPhase phase;
    private final String ownName;
    private final long bindingNanos;
    private final LongSupplier nanoClock;
    private String candidate;
    private long givenAt;

    /**
     * @param phase this node's phase
     * @param binding how long a vote binds
     * @param nanoClock a monotonic clock, as {@link System#nanoTime}
     */
    public Ballot(LocalPhase phase, Duration binding, LongSupplier nanoClock) {
        this.phase = phase;
        this.ownName = phase.state().name();
        this.bindingNanos = binding.toNanos();
        this.nanoClock = nanoClock;
    }

    /** Asks for the vote of this node; true when the candidate has it from now on. */
    public synchronized boolean ask(String name) {
        if (phase.get() != Phase.WAITING || (binds() && !name.equals(candidate))) {
            return false;
        }
        candidate = name;
        givenAt = nanoClock.getAsLong();
        return true;
    }

    /** Whether this node stands for election itself: it holds its own vote. */
    public synchronized boolean isCandidate() {
        return binds() && ownName.equals(candidate);
    }

    private boolean binds() {
        return candidate != null && nanoClock.getAsLong() - givenAt < bindingNanos;
    }
}
