package dev.tak.ignite.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.ignite.IgniteCluster;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;

/** Adds nodes to the baseline. It removes none: only an operator does, so that a split never shrinks it. */
final class BaselineKeeper {
    private static final Logger LOG = Logger.getLogger(BaselineKeeper.class.getName());

    private final IgniteCluster cluster;

    BaselineKeeper(IgniteCluster cluster) {
        this.cluster = cluster;
    }

    void keep(Collection<ClusterNode> servers) {
        if (cluster.isBaselineAutoAdjustEnabled()) {
            cluster.baselineAutoAdjustEnabled(false);
        }
        Collection<BaselineNode> baseline = cluster.currentBaselineTopology();
        if (baseline == null) {
            return;
        }
        Set<Object> members = baseline.stream().map(BaselineNode::consistentId).collect(Collectors.toSet());
        List<ClusterNode> missing = servers.stream()
                .filter(node -> !members.contains(node.consistentId()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        LOG.info(() -> "Adds to the baseline: "
                + missing.stream().map(node -> node.consistentId().toString()).collect(Collectors.joining(", ")));
        List<BaselineNode> union = new ArrayList<>(baseline);
        union.addAll(missing);
        cluster.setBaselineTopology(union);
    }
}
