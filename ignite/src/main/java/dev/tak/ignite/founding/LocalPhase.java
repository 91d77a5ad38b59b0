package dev.tak.ignite.founding;

import dev.tak.ignite.settings.NodeIdentity;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;

/** The phase of this node, as it tells it to others. */
public final class LocalPhase {
    private static final Logger LOG = Logger.getLogger(LocalPhase.class.getName());

    private final NodeIdentity identity;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

    public LocalPhase(NodeIdentity identity) {
        this.identity = identity;
    }

    public Phase get() {
        return phase.get();
    }

    /** Moves on to another phase. A node that leaves stays so. */
    public void enter(Phase next) {
        Phase before = phase.getAndUpdate(current -> current == Phase.LEAVING ? current : next);
        if (before != next) {
            LOG.info(() -> identity.name() + ": " + before + " -> " + next);
        }
    }

    /** What to answer to peers that ask. */
    public PeerState state() {
        return new PeerState(identity.name(), identity.ordinal(), phase.get());
    }
}
