package dev.tak.ignite.management;

import dev.tak.ignite.cluster.Readiness;
import dev.tak.ignite.cluster.RunningNode;
import dev.tak.ignite.founding.LocalPhase;
import dev.tak.ignite.founding.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Liveness: the process answers and Ignite has not stopped under it; a node that waits for others is alive. Readiness: clients are served
 * here.
 */
public final class HealthRoutes {
    private final LocalPhase phase;
    private final RunningNode node;
    private final Supplier<Readiness> readiness;

    /**
     * @param phase this node's phase
     * @param node the Ignite node, once it is started
     * @param readiness whether a node that has joined serves clients
     */
    public HealthRoutes(LocalPhase phase, RunningNode node, Supplier<Readiness> readiness) {
        this.phase = phase;
        this.node = node;
        this.readiness = readiness;
    }

    /** {@code GET /q/health/live} and {@code GET /q/health/ready}. */
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/q/health/live", exchange -> live()),
                new Route("GET", "/q/health/ready", exchange -> ready()));
    }

    private Answer live() {
        boolean stopped = node.isStopped() && phase.get() != Phase.LEAVING;
        String reason = stopped ? "Ignite has stopped" : "the process answers";
        return HealthJson.answer("ignite-node-alive", !stopped, data(reason));
    }

    private Answer ready() {
        Readiness found = readiness.get();
        boolean joined = phase.get() == Phase.JOINED;
        String reason = joined ? found.reason() : "the node has not joined a cluster";
        return HealthJson.answer("ignite-node", joined && found.ready(), data(reason));
    }

    private Map<String, String> data(String reason) {
        return Map.of("phase", phase.get().name(), "reason", reason);
    }
}
