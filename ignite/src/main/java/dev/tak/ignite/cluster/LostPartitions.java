package dev.tak.ignite.cluster;

import dev.tak.cache.model.CacheName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;

/** Partitions whose copies were all gone stay refused until they are reset, which is right once every member of the baseline is back. */
final class LostPartitions {
    private static final Logger LOG = Logger.getLogger(LostPartitions.class.getName());

    private final Ignite ignite;

    LostPartitions(Ignite ignite) {
        this.ignite = ignite;
    }

    /** Names of the caches that have lost partitions. */
    static List<String> caches(Ignite ignite) {
        return Arrays.stream(CacheName.values())
                .map(CacheName::cacheName)
                .filter(name -> !ignite.cache(name).lostPartitions().isEmpty())
                .toList();
    }

    void reset(Collection<ClusterNode> servers) {
        List<String> lost = caches(ignite);
        if (lost.isEmpty()) {
            return;
        }
        Set<Object> present = servers.stream().map(ClusterNode::consistentId).collect(Collectors.toSet());
        Collection<BaselineNode> baseline = ignite.cluster().currentBaselineTopology();
        if (baseline != null && baseline.stream().allMatch(node -> present.contains(node.consistentId()))) {
            LOG.warning(() -> "All nodes are back; resets the lost partitions of " + lost);
            ignite.resetLostPartitions(lost);
        }
    }
}
