package dev.tak.nats;

import dev.tak.cli.house.PortAllocator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A real nats-server with the configuration of {@code nats/server}, as a process that tests may kill and freeze. */
final class NatsServer implements AutoCloseable {

    static final String PASSWORD = "clientSecret";
    static final String ROUTE_PASSWORD = "routeSecret";

    private static final Path CONFIGURATION = Path.of("server", "nats.conf").toAbsolutePath();

    /** The ports of one server. */
    record Ports(int client, int route, int monitoring) {

        static Ports free() {
            PortAllocator free = new PortAllocator();
            return new Ports(free.getAsInt(), free.getAsInt(), free.getAsInt());
        }

        String url() {
            return "nats://127.0.0.1:" + client;
        }
    }

    private final String name;
    private final Ports ports;
    private final Path directory;
    private final Map<String, String> changes;
    private Process process;

    NatsServer(String name, Ports ports, List<Ports> cluster, Path directory, Map<String, String> changes) {
        this.name = name;
        this.ports = ports;
        this.directory = directory;
        this.changes = new HashMap<>(Map.of(
                "NATS_ROUTES",
                cluster.stream()
                        .map(it -> "\"nats-route://routes:%s@127.0.0.1:%d\"".formatted(ROUTE_PASSWORD, it.route()))
                        .collect(Collectors.joining(", ", "[", "]"))));
        this.changes.putAll(changes);
    }

    static NatsServer alone(Path directory) {
        return alone(Ports.free(), directory, Map.of());
    }

    static NatsServer alone(Ports ports, Path directory, Map<String, String> changes) {
        return new NatsServer("nats-0", ports, List.of(ports), directory, changes);
    }

    static List<NatsServer> cluster(Path directory) {
        List<Ports> all = List.of(Ports.free(), Ports.free(), Ports.free());
        List<NatsServer> servers = new ArrayList<>();
        for (Ports ports : all) {
            String name = "nats-" + servers.size();
            servers.add(new NatsServer(name, ports, all, directory.resolve(name), Map.of()));
        }
        return servers;
    }

    NatsServer start() {
        ProcessBuilder builder = new ProcessBuilder(binary(), "-c", CONFIGURATION.toString());
        builder.environment()
                .putAll(Map.of(
                        "NATS_SERVER_NAME",
                        name,
                        "NATS_HOST",
                        "127.0.0.1",
                        "NATS_CLIENT_PORT",
                        Integer.toString(ports.client()),
                        "NATS_ROUTE_PORT",
                        Integer.toString(ports.route()),
                        "NATS_MONITORING_PORT",
                        Integer.toString(ports.monitoring()),
                        "NATS_STORE_DIRECTORY",
                        directory.toString(),
                        "NATS_PASSWORD",
                        PASSWORD,
                        "NATS_ROUTE_PASSWORD",
                        ROUTE_PASSWORD));
        builder.environment().putAll(changes);
        File log = directory.resolveSibling(name + ".log").toFile();
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "nats-server 2.15.1 is needed: put it on the PATH, or its path into NATS_SERVER", e);
        }
        Awaitility.await(name + " listens, see " + log)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::greets);
        return this;
    }

    private static String binary() {
        String given = System.getenv("NATS_SERVER");
        return given == null || given.isBlank() ? "nats-server" : given;
    }

    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.client())) {
            socket.setSoTimeout(1000);
            return socket.getInputStream().read() == 'I';
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return ports.url();
    }

    Ports ports() {
        return ports;
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
