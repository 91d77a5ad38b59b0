package dev.tak.ignite.founding;

import dev.tak.ignite.settings.Replicas;
import java.util.Collection;

/** What a waiting node does next, given what it sees. */
final class Election {
    /** The choices of a waiting node. */
    enum Decision {
        /** Look again later. */
        WAIT,
        /** Ask all nodes for their votes. */
        STAND,
        /** Join the cluster that a peer is in or founds. */
        JOIN
    }

    private final Replicas replicas;
    private final int ownOrdinal;

    Election(Replicas replicas, int ownOrdinal) {
        this.replicas = replicas;
        this.ownOrdinal = ownOrdinal;
    }

    /**
     * @param others the other nodes that answered, each once
     * @param candidate whether this node has stood before and its own vote still binds
     */
    Decision decide(Collection<PeerState> others, boolean candidate) {
        if (canBeJoined(others)) {
            return Decision.JOIN;
        }
        if (anyIs(others, Phase.JOINING)) {
            return Decision.WAIT;
        }
        long waiting =
                others.stream().filter(other -> other.phase() == Phase.WAITING).count();
        if (!replicas.isMajority((int) waiting + 1)) {
            return Decision.WAIT;
        }
        boolean lowest = others.stream()
                .filter(other -> other.phase() == Phase.WAITING)
                .allMatch(other -> other.ordinal() > ownOrdinal);
        return lowest || candidate ? Decision.STAND : Decision.WAIT;
    }

    /** Whether a cluster is seen, founded or being founded: a node that joins one can start while the founder does, and never founds. */
    static boolean canBeJoined(Collection<PeerState> others) {
        return anyIs(others, Phase.JOINED) || anyIs(others, Phase.FOUNDING);
    }

    private static boolean anyIs(Collection<PeerState> others, Phase phase) {
        return others.stream().anyMatch(other -> other.phase() == phase);
    }
}
