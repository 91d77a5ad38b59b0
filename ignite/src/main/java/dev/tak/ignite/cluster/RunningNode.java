package dev.tak.ignite.cluster;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteState;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterNode;

/** The Ignite node of this process, once it is started. */
public final class RunningNode {
    private final AtomicReference<Ignite> started = new AtomicReference<>();

    /** Makes the started node known. */
    public void set(Ignite ignite) {
        started.set(ignite);
    }

    /** The node; empty until it has joined. */
    public Optional<Ignite> ignite() {
        return Optional.ofNullable(started.get());
    }

    /** Whether Ignite stopped the node by itself, which leaves a process that serves nobody. */
    public boolean isStopped() {
        return ignite().map(node -> Ignition.state(node.name()) != IgniteState.STARTED)
                .orElse(false);
    }

    /** The server nodes in the topology, this one included. */
    static Collection<ClusterNode> servers(Ignite ignite) {
        return ignite.cluster().forServers().nodes();
    }
}
