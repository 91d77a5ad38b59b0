package dev.tak.ignite.management;

import com.sun.net.httpserver.HttpExchange;
import dev.tak.ignite.cluster.RunningNode;
import java.net.InetAddress;
import java.util.logging.Logger;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterState;

/** Deactivates the cluster before all nodes stop, so that each writes its data down. Only for callers on this node's own host. */
public final class DeactivateRoute {
    private static final Logger LOG = Logger.getLogger(DeactivateRoute.class.getName());

    private final RunningNode node;

    public DeactivateRoute(RunningNode node) {
        this.node = node;
    }

    /** {@code POST /cluster/deactivate}; answers when the cluster is inactive. */
    public Route route() {
        return new Route("POST", "/cluster/deactivate", this::deactivate);
    }

    private Answer deactivate(HttpExchange exchange) {
        InetAddress caller = exchange.getRemoteAddress().getAddress();
        if (!caller.isLoopbackAddress()
                && !caller.equals(exchange.getLocalAddress().getAddress())) {
            return Answer.text(403, "only from this node's own host\n");
        }
        return node.ignite()
                .map(DeactivateRoute::deactivate)
                .orElseGet(() -> Answer.text(409, "the node has not joined a cluster\n"));
    }

    private static Answer deactivate(Ignite ignite) {
        LOG.warning("Deactivates the cluster, as asked on the management port");
        ignite.cluster().state(ClusterState.INACTIVE);
        return Answer.text(200, "inactive\n");
    }
}
