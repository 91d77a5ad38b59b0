package dev.tak.ignite.configuration;

import dev.tak.ignite.discovery.PeerAddressFinder;
import dev.tak.ignite.settings.NodeSettings;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.ignite.ShutdownPolicy;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.configuration.ClientConnectorConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.ThinClientConfiguration;
import org.apache.ignite.failure.FailureHandler;
import org.apache.ignite.plugin.segmentation.SegmentationPolicy;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.metric.MetricExporterSpi;

/** The Ignite configuration of this node. */
public final class NodeConfiguration {
    private static final int POOL_SIZE = 4;
    private static final int SYSTEM_POOL_SIZE = 8;
    private static final long RECONNECT_DELAY_MILLIS = 250;
    private static final long WORKER_BLOCKED_MILLIS = 10_000;

    private final NodeSettings settings;
    private final FailureHandler failureHandler;
    private final MetricExporterSpi metrics;

    /**
     * @param settings what the node was told
     * @param failureHandler what to do when Ignite can't go on, segmentation included
     * @param metrics where Ignite's metrics are read
     */
    public NodeConfiguration(NodeSettings settings, FailureHandler failureHandler, MetricExporterSpi metrics) {
        this.settings = settings;
        this.failureHandler = failureHandler;
        this.metrics = metrics;
    }

    /**
     * @param founder whether this node may found the cluster; otherwise it only joins one
     */
    public IgniteConfiguration build(boolean founder) {
        IgniteConfiguration configuration = new IgniteConfiguration()
                .setIgniteInstanceName(settings.name())
                .setConsistentId(settings.name())
                .setLocalHost(settings.host())
                .setWorkDirectory(settings.workDirectory().toAbsolutePath().toString())
                .setGridLogger(new JulLogger())
                .setMetricsLogFrequency(0)
                .setMetricExporterSpi(metrics)
                .setPeerClassLoadingEnabled(false)
                .setClusterStateOnStart(ClusterState.INACTIVE)
                .setShutdownPolicy(ShutdownPolicy.GRACEFUL)
                .setFailureDetectionTimeout(settings.failureDetectionTimeout().toMillis())
                .setSystemWorkerBlockedTimeout(WORKER_BLOCKED_MILLIS)
                .setFailureHandler(failureHandler)
                .setSegmentationPolicy(SegmentationPolicy.USE_FAILURE_HANDLER)
                .setDiscoverySpi(discovery(founder))
                .setCommunicationSpi(communication())
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(clients())
                .setDataStorageConfiguration(Regions.storage(settings))
                .setCacheConfiguration(CacheConfigurations.of(settings));
        return pools(configuration);
    }

    private TcpDiscoverySpi discovery(boolean founder) {
        InetSocketAddress own = new InetSocketAddress(settings.host(), settings.discoveryPort());
        return new TcpDiscoverySpi()
                .setLocalPort(settings.discoveryPort())
                .setLocalPortRange(0)
                .setReconnectDelay((int) RECONNECT_DELAY_MILLIS)
                .setIpFinder(new PeerAddressFinder(settings.discoveryPeers().orElse(List.of()), own, founder));
    }

    private TcpCommunicationSpi communication() {
        return new TcpCommunicationSpi()
                .setLocalPort(settings.communicationPort())
                .setLocalPortRange(0)
                .setSelectorsCount(2);
    }

    private ClientConnectorConfiguration clients() {
        return new ClientConnectorConfiguration()
                .setHost(settings.host())
                .setPort(settings.clientPort())
                .setPortRange(0)
                .setJdbcEnabled(false)
                .setOdbcEnabled(false)
                .setSelectorCount(2)
                .setThreadPoolSize(settings.clientThreads())
                .setIdleTimeout(settings.clientIdleTimeout().toMillis())
                .setHandshakeTimeout(settings.failureDetectionTimeout().toMillis())
                .setThinClientConfiguration(new ThinClientConfiguration()
                        .setMaxActiveComputeTasksPerConnection(0)
                        .setServerToClientExceptionStackTraceSending(false));
    }

    private static IgniteConfiguration pools(IgniteConfiguration configuration) {
        return configuration
                .setSystemThreadPoolSize(SYSTEM_POOL_SIZE)
                .setPublicThreadPoolSize(POOL_SIZE)
                .setStripedPoolSize(POOL_SIZE)
                .setServiceThreadPoolSize(2)
                .setManagementThreadPoolSize(2)
                .setDataStreamerThreadPoolSize(2)
                .setQueryThreadPoolSize(POOL_SIZE)
                .setAsyncCallbackPoolSize(2)
                .setRebalanceThreadPoolSize(2)
                .setSnapshotThreadPoolSize(1)
                .setBuildIndexThreadPoolSize(1);
    }
}
