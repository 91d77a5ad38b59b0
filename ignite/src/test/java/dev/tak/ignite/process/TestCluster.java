package dev.tak.ignite.process;

import dev.tak.cli.house.PortAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/** Nodes of one cluster on free ports, each with a directory below {@code target/}. */
final class TestCluster implements AutoCloseable {
    private enum Port {
        DISCOVERY,
        COMMUNICATION,
        CLIENT,
        MANAGEMENT
    }

    private final int replicas;
    private final Path directory;
    private final List<Map<Port, Integer>> ports = new ArrayList<>();
    private final Map<Integer, NodeProcess> processes = new HashMap<>();

    TestCluster(String name, int replicas) {
        this.replicas = replicas;
        this.directory = Path.of("target", "clusters", name).toAbsolutePath();
        delete(directory);
        PortAllocator free = new PortAllocator();
        for (int node = 0; node < replicas; node++) {
            Map<Port, Integer> own = new HashMap<>();
            for (Port port : Port.values()) {
                own.put(port, free.getAsInt());
            }
            ports.add(own);
        }
    }

    NodeProcess start(int node) {
        return start(node, Map.of());
    }

    NodeProcess start(int node, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "IGNITE_NODE_NAME", "ignite-" + node,
                "IGNITE_NODE_REPLICAS", Integer.toString(replicas),
                "IGNITE_NODE_DISCOVERY_PEERS", addresses(Port.DISCOVERY),
                "IGNITE_NODE_FOUNDING_PEERS", addresses(Port.MANAGEMENT),
                "IGNITE_NODE_WORK_DIRECTORY", workDirectory(node).toString()));
        ports.get(node).forEach((port, number) -> environment.put("IGNITE_NODE_" + port + "_PORT", number.toString()));
        environment.putAll(more);
        NodeProcess process = NodeProcess.start(environment, directory.resolve("ignite-" + node + ".log"));
        processes.put(node, process);
        return process;
    }

    NodeProcess process(int node) {
        return processes.get(node);
    }

    Management management(int node) {
        return new Management(ports.get(node).get(Port.MANAGEMENT));
    }

    boolean allReady() {
        return IntStream.range(0, replicas).allMatch(node -> management(node).isReady());
    }

    /** A thin client of some of the nodes. */
    IgniteClient client(int... nodes) {
        String[] addresses = IntStream.of(nodes)
                .mapToObj(node -> "127.0.0.1:" + ports.get(node).get(Port.CLIENT))
                .toArray(String[]::new);
        return Ignition.startClient(
                new ClientConfiguration().setAddresses(addresses).setRequestTimeout(5_000));
    }

    void wipe(int node) {
        delete(workDirectory(node));
    }

    private Path workDirectory(int node) {
        return directory.resolve("ignite-" + node);
    }

    private String addresses(Port port) {
        return ports.stream().map(own -> "127.0.0.1:" + own.get(port)).collect(Collectors.joining(","));
    }

    private static void delete(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(NodeProcess::kill);
    }
}
