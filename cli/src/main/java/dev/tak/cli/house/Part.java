package dev.tak.cli.house;

import java.net.URI;
import java.util.Map;

/**
 * One process of the system and where it listens.
 *
 * @param index from 0 on, among the parts of its kind
 * @param host address that it binds and is reached at
 * @param ports one port for each role that its kind has
 */
public record Part(PartKind kind, int index, String host, Map<PortRole, Integer> ports) {
    public Part {
        if (!ports.keySet().equals(kind.firstPorts().keySet())) {
            throw new IllegalArgumentException(
                    kind.label() + " needs the ports " + kind.firstPorts().keySet() + ", not " + ports.keySet());
        }
        ports = Map.copyOf(ports);
    }

    /** For example {@code ignite-0}. */
    public String name() {
        return kind.label() + "-" + index;
    }

    public int port(PortRole role) {
        Integer port = ports.get(role);
        if (port == null) {
            throw new IllegalArgumentException(name() + " has no port " + role);
        }
        return port;
    }

    /** {@code host:port}. */
    public String address(PortRole role) {
        return host + ":" + port(role);
    }

    /** Answers 200 while the process is alive. */
    public URI liveness() {
        return health(kind.livenessPath());
    }

    /** Answers 200 while the part can do its work. */
    public URI readiness() {
        return health(kind.readinessPath());
    }

    private URI health(String path) {
        return URI.create("http://" + address(kind.healthRole()) + path);
    }
}
