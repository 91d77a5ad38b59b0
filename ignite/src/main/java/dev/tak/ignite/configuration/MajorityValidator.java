package dev.tak.ignite.configuration;

import dev.tak.ignite.settings.Replicas;
import java.util.Collection;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.TopologyValidator;

/**
 * Lets a cache be updated only where a majority of the configured replicas is. A record, because Ignite compares it by {@code equals} and
 * refuses a joining node whose validator differs.
 *
 * @param replicas configured number of nodes
 */
public record MajorityValidator(int replicas) implements TopologyValidator {
    @Override
    public boolean validate(Collection<ClusterNode> nodes) {
        int servers = (int) nodes.stream().filter(node -> !node.isClient()).count();
        return new Replicas(replicas).isMajority(servers);
    }
}
