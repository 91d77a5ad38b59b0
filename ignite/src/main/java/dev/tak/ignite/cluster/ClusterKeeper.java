package dev.tak.ignite.cluster;

import dev.tak.ignite.settings.Replicas;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.logging.Logger;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCluster;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterState;

/**
 * Keeps the cluster in order, on the oldest server node: activates it with all replicas, or with a majority after a while; then hands over
 * to {@link BaselineKeeper} and {@link LostPartitions}. A cluster that was active in the lifetime of this process and is inactive now was
 * deactivated on purpose, and is left so.
 */
public final class ClusterKeeper implements Runnable {
    private static final Logger LOG = Logger.getLogger(ClusterKeeper.class.getName());

    private final Ignite ignite;
    private final Replicas replicas;
    private final Duration activationWait;
    private final BaselineKeeper baseline;
    private final LostPartitions lostPartitions;
    private boolean wasActive;
    private Long majoritySince;

    /**
     * @param ignite the started node
     * @param replicas configured number of nodes
     * @param activationWait how long a majority waits for the others
     */
    public ClusterKeeper(Ignite ignite, Replicas replicas, Duration activationWait) {
        this.ignite = ignite;
        this.replicas = replicas;
        this.activationWait = activationWait;
        this.baseline = new BaselineKeeper(ignite.cluster());
        this.lostPartitions = new LostPartitions(ignite);
    }

    @Override
    public void run() {
        IgniteCluster cluster = ignite.cluster();
        ClusterState state = cluster.state();
        wasActive |= state.active();
        Collection<ClusterNode> servers = RunningNode.servers(ignite);
        boolean oldest = servers.stream()
                .min(Comparator.comparingLong(ClusterNode::order))
                .map(ClusterNode::isLocal)
                .orElse(false);
        if (!oldest) {
            majoritySince = null;
        } else if (state.active()) {
            baseline.keep(servers);
            lostPartitions.reset(servers);
        } else if (!wasActive && mayActivate(servers.size())) {
            LOG.info(() -> "Activates the cluster with " + servers.size() + " of " + replicas.count() + " nodes");
            cluster.state(ClusterState.ACTIVE);
        }
    }

    private boolean mayActivate(int servers) {
        if (!replicas.isMajority(servers)) {
            majoritySince = null;
            return false;
        }
        if (majoritySince == null) {
            majoritySince = System.nanoTime();
        }
        return servers >= replicas.count() || System.nanoTime() - majoritySince >= activationWait.toNanos();
    }
}
