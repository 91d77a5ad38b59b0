package dev.tak.ignite.settings;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link NodeSettings} from the environment and the system properties, and refuses what can't work. */
public final class NodeSettingsReader {
    private static final int PRIORITY = 200;
    private static final Pattern REFUSED_VALUE =
            Pattern.compile("property (ignite\\.node\\.[a-z-]+) .*? whilst being converted (?:SRCFG\\d+: )?(.*)");

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
            settings = builder.withConverter(Duration.class, PRIORITY, new DurationConverter())
                    .withConverter(Endpoint.class, PRIORITY, Endpoint::of)
                    .withConverter(ByteSize.class, PRIORITY, ByteSize::of)
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
            Level.parse(settings.logLevel());
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

    /** SmallRye's text names the property and the cause between words of its own; people set environment variables. */
    private static String oneLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        Matcher matcher = REFUSED_VALUE.matcher(message);
        return matcher.find()
                ? matcher.group(1).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + ": "
                        + matcher.group(2)
                : message;
    }
}
