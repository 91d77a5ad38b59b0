package dev.tak.ignite.founding;

import dev.tak.ignite.settings.Replicas;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;

/**
 * Lets a node wait until it may start Ignite. A node alone never founds a cluster: it joins one that a peer is in or founds, or founds one itself when a
 * majority of the configured replicas has voted for it.
 */
public final class Founding {
    private static final Logger LOG = Logger.getLogger(Founding.class.getName());
    private static final Duration ROUND = Duration.ofMillis(300);

    private final Replicas replicas;
    private final LocalPhase phase;
    private final Ballot ballot;
    private final Peers peers;

    public Founding(Replicas replicas, LocalPhase phase, Ballot ballot, Peers peers) {
        this.replicas = replicas;
        this.phase = phase;
        this.ballot = ballot;
        this.peers = peers;
    }

    /**
     * Blocks until this node may start Ignite, and enters the phase in which it does: FOUNDING or JOINING.
     *
     * @return true if it is to found the cluster
     * @throws InterruptedException if the node is stopped meanwhile
     */
    public boolean await() throws InterruptedException {
        Election election = new Election(replicas, phase.state().ordinal());
        String seenBefore = "";
        while (true) {
            Collection<PeerState> others = replicas.count() == 1 ? List.of() : peers.states();
            String seen = others.toString();
            if (!seen.equals(seenBefore)) {
                LOG.info(() -> "Waits for a cluster, or for " + replicas.majority() + " of " + replicas.count()
                        + " nodes to found one; sees " + seen);
                seenBefore = seen;
            }
            switch (election.decide(others, ballot.isCandidate())) {
                case JOIN -> {
                    phase.enter(Phase.JOINING);
                    return false;
                }
                case STAND -> {
                    if (ballot.ask(phase.state().name()) && replicas.isMajority(1 + peers.votes())) {
                        phase.enter(Phase.FOUNDING);
                        return true;
                    }
                }
                case WAIT -> {
                    // The next round may see more.
                }
            }
            Thread.sleep(ROUND);
        }
    }
}
