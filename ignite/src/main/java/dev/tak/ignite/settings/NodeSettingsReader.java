package dev.tak.ignite.settings;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link NodeSettings} from the environment and the system properties, and refuses what can't work. */
public final class NodeSettingsReader {
    private NodeSettingsReader() {}

    /**
     * The settings of this process.
     *
     * @throws InvalidSettingsException if a value is wrong or missing
     */
    public static NodeSettings read() throws InvalidSettingsException {
        return read(new SmallRyeConfigBuilder().addSystemSources());
    }

    static NodeSettings read(Map<String, String> values) throws InvalidSettingsException {
        return read(new SmallRyeConfigBuilder().withSources(new FixedSource(values)));
    }

    private static NodeSettings read(SmallRyeConfigBuilder builder) throws InvalidSettingsException {
        NodeSettings settings;
        try {
            settings = builder.withConverter(Duration.class, 200, new DurationConverter())
                    .withMapping(NodeSettings.class)
                    .withMappingIgnore("ignite.node.**")
                    .build()
                    .getConfigMapping(NodeSettings.class);
        } catch (RuntimeException e) {
            throw new InvalidSettingsException(oneLine(e), e);
        }
        check(settings);
        return settings;
    }

    private static void check(NodeSettings settings) throws InvalidSettingsException {
        try {
            NodeIdentity.of(settings.name());
            new Replicas(settings.replicas());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        if (settings.replicas() > 1) {
            needPeers("IGNITE_NODE_DISCOVERY_PEERS", settings.discoveryPeers());
            needPeers("IGNITE_NODE_FOUNDING_PEERS", settings.foundingPeers());
        }
        needPort("IGNITE_NODE_DISCOVERY_PORT", settings.discoveryPort());
        needPort("IGNITE_NODE_COMMUNICATION_PORT", settings.communicationPort());
        needPort("IGNITE_NODE_CLIENT_PORT", settings.clientPort());
        needPort("IGNITE_NODE_MANAGEMENT_PORT", settings.managementPort());
        if (settings.backups().orElse(0) < 0) {
            throw new InvalidSettingsException("IGNITE_NODE_BACKUPS must not be negative");
        }
        if (settings.failureDetectionTimeout().compareTo(Duration.ofMillis(500)) < 0) {
            throw new InvalidSettingsException("IGNITE_NODE_FAILURE_DETECTION_TIMEOUT must be at least 500ms");
        }
    }

    private static void needPeers(String key, Optional<List<Endpoint>> peers) throws InvalidSettingsException {
        if (peers.isEmpty()) {
            throw new InvalidSettingsException(
                    key + " is missing: with more than one replica it lists all nodes as host:port,host:port");
        }
    }

    private static void needPort(String key, int port) throws InvalidSettingsException {
        if (port < 1_024 || port > 65_535) {
            throw new InvalidSettingsException(key + " must be a port from 1024 to 65535, not " + port);
        }
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
