package dev.tak.ignite;

import dev.tak.ignite.cluster.ClusterKeeper;
import dev.tak.ignite.cluster.ExitOnFailure;
import dev.tak.ignite.cluster.IgniteMetrics;
import dev.tak.ignite.cluster.MajorityWatch;
import dev.tak.ignite.cluster.NodeExit;
import dev.tak.ignite.cluster.Partitions;
import dev.tak.ignite.cluster.Readiness;
import dev.tak.ignite.cluster.ReadinessCheck;
import dev.tak.ignite.cluster.RunningNode;
import dev.tak.ignite.cluster.Ticker;
import dev.tak.ignite.configuration.NodeConfiguration;
import dev.tak.ignite.founding.Ballot;
import dev.tak.ignite.founding.Founding;
import dev.tak.ignite.founding.FoundingWatch;
import dev.tak.ignite.founding.LocalPhase;
import dev.tak.ignite.founding.Peers;
import dev.tak.ignite.founding.Phase;
import dev.tak.ignite.management.DeactivateRoute;
import dev.tak.ignite.management.FoundingRoutes;
import dev.tak.ignite.management.HealthRoutes;
import dev.tak.ignite.management.ManagementServer;
import dev.tak.ignite.management.MetricsRoute;
import dev.tak.ignite.management.Route;
import dev.tak.ignite.settings.NodeIdentity;
import dev.tak.ignite.settings.NodeSettings;
import dev.tak.ignite.settings.Replicas;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;

/** The life of one node: listens, waits until it may start, joins or founds, and then watches over itself and the cluster. */
final class NodeLife {
    private static final Logger LOG = Logger.getLogger(NodeLife.class.getName());
    private static final Duration FOUNDING_PERIOD = Duration.ofSeconds(1);
    private static final Duration MAJORITY_PERIOD = Duration.ofMillis(200);
    private static final Duration KEEPER_PERIOD = Duration.ofMillis(500);
    private static final Duration READINESS_PERIOD = Duration.ofMillis(250);

    private final NodeSettings settings;
    private final NodeExit exit;
    private final Replicas replicas;
    private final LocalPhase phase;
    private final Ballot ballot;
    private final Peers peers;
    private final Founding founding;
    private final Ticker foundingTicker = new Ticker("founding-watch");
    private final RunningNode node = new RunningNode();
    private final IgniteMetrics metrics = new IgniteMetrics();
    private final Partitions partitions = new Partitions(metrics);
    private final AtomicReference<ReadinessCheck> readinessCheck = new AtomicReference<>();

    NodeLife(NodeSettings settings, NodeExit exit) {
        this.settings = settings;
        this.exit = exit;
        this.replicas = new Replicas(settings.replicas());
        this.phase = new LocalPhase(NodeIdentity.of(settings.name()));
        this.ballot = new Ballot(phase, settings.voteDuration(), System::nanoTime);
        this.peers = new Peers(settings.foundingPeers().orElse(List.of()), settings.name(), settings.peerTimeout());
        this.founding = new Founding(replicas, phase, ballot, peers);
    }

    /**
     * Returns when the node is a member of a cluster; Ignite's threads keep the process alive.
     *
     * @throws IOException if the management port can't be bound
     * @throws InterruptedException if the node is stopped while it waits
     */
    void start() throws IOException, InterruptedException {
        new ManagementServer(new InetSocketAddress(settings.host(), settings.managementPort()), routes());
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave"));
        NodeConfiguration configuration =
                new NodeConfiguration(settings, new ExitOnFailure(this::exitUnlessLeaving), metrics);
        boolean founder = founding.await();
        foundingTicker.every(
                FOUNDING_PERIOD,
                new FoundingWatch(phase, peers, System::nanoTime, settings.joinTimeout(), this::exitUnlessLeaving));
        Ignite ignite = Ignition.start(configuration.build(founder));
        node.set(ignite);
        watch(ignite);
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>(new FoundingRoutes(phase, ballot).routes());
        routes.addAll(new HealthRoutes(phase, node, this::readiness).routes());
        routes.add(new MetricsRoute(phase, node, this::readiness, partitions, metrics).route());
        routes.add(new DeactivateRoute(node).route());
        return routes;
    }

    private void watch(Ignite ignite) {
        MajorityWatch majority = new MajorityWatch(
                replicas,
                () -> ignite.cluster().forServers().nodes().size(),
                System::nanoTime,
                settings.majorityGrace(),
                settings.foundingWait(),
                this::joined,
                this::exitUnlessLeaving);
        new Ticker("majority-watch").every(MAJORITY_PERIOD, majority);
        new Ticker("cluster-keeper")
                .every(KEEPER_PERIOD, new ClusterKeeper(ignite, replicas, settings.activationWait()));
        ReadinessCheck check = new ReadinessCheck(ignite, partitions, System::nanoTime);
        readinessCheck.set(check);
        new Ticker("readiness").every(READINESS_PERIOD, check);
    }

    private void joined() {
        phase.enter(Phase.JOINED);
        foundingTicker.close();
    }

    private Readiness readiness() {
        ReadinessCheck check = readinessCheck.get();
        return check == null ? new Readiness(false, "the node has not joined a cluster") : check.readiness();
    }

    private void exitUnlessLeaving(String reason, Throwable thrown) {
        if (phase.get() != Phase.LEAVING) {
            exit.exit(reason, thrown);
        }
    }

    /** Ignite waits for copies of what this node has, without an end: when they don't come, the process ends with it. */
    private void leave() {
        phase.enter(Phase.LEAVING);
        node.ignite().ifPresent(ignite -> {
            Thread stopping = Thread.ofPlatform().daemon().name("stop").start(() -> Ignition.stop(ignite.name(), true));
            try {
                if (!stopping.join(settings.leaveTimeout())) {
                    LOG.warning("Left without copies elsewhere after " + settings.leaveTimeout());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
