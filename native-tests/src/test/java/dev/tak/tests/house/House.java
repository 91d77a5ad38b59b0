package dev.tak.tests.house;

import static org.awaitility.Awaitility.await;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.control.Request;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.supervise.PartState;
import dev.tak.cli.supervise.PartStatus;
import dev.tak.cli.supervise.SystemStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole system, started by {@code ./tak up} in a directory and on ports of its own. */
public final class House implements AutoCloseable {

    private static final Pattern NATS_SERVER = Pattern.compile("nats-\\d+");
    /** Some other process may have taken a port of those that were chosen at random. */
    private static final int PORT_ATTEMPTS = 5;

    /** Whether the services are native executables. */
    public static final boolean NATIVE = Boolean.getBoolean("tak.native");

    private static final Duration UP = Duration.ofMinutes(5);
    private static final Duration DOWN = Duration.ofMinutes(2);

    private final Path home;
    private final int portOffset;
    private final ControlClient control;

    private House(Path home, int portOffset) {
        this.home = home;
        this.portOffset = portOffset;
        this.control = new ControlClient(home.resolve("supervisor.sock"));
    }

    /**
     * Starts the system and waits until all of it is ready.
     *
     * @param home what lies there already, such as {@code settings.yaml}, is used
     * @param environment {@code PART:KEY=VALUE}, to switch a protection off
     */
    public static House up(Path home, List<String> environment) throws IOException, InterruptedException {
        return up(home, environment, List.of());
    }

    /**
     * Starts and ends one part of each kind: when it ends, a JVM leaves the archive of its classes for all later starts.
     * What is measured is the start of a process as it is every day, not the very first one after a build.
     */
    public static void rehearse() throws IOException, InterruptedException {
        up(freshHome("rehearsal"), List.of(), List.of("--small")).close();
    }

    private static House up(Path home, List<String> environment, List<String> options)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            House house = new House(home, ThreadLocalRandom.current().nextInt(200, Layout.GREATEST_OFFSET / 10) * 10);
            List<String> arguments = new ArrayList<>(List.of("up", "--port-offset", "" + house.portOffset));
            arguments.addAll(options);
            if (NATIVE) {
                arguments.add("--native");
            }
            environment.forEach(variable -> arguments.addAll(List.of("--env", variable)));
            try {
                house.tak(UP, arguments);
                return house;
            } catch (IllegalStateException failed) {
                house.close();
                if (attempt == PORT_ATTEMPTS || !failed.getMessage().contains("is taken")) {
                    throw failed;
                }
            }
        }
    }

    /** A fresh directory below {@code target/}. */
    public static Path freshHome(String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        return Files.createTempDirectory(target, name + "-");
    }

    public Path home() {
        return home;
    }

    /** Where devices connect. */
    public ServerAddress devices() {
        return new ServerAddress("127.0.0.1", 8089 + portOffset);
    }

    /** Where REST clients connect. */
    public ServerAddress rest() {
        return new ServerAddress("127.0.0.1", 8443 + portOffset);
    }

    /** One part's own port, past the balancer. */
    public ServerAddress part(String name, PortRole role) {
        PartStatus part = status(name);
        return new ServerAddress(part.host(), part.ports().get(role));
    }

    /** Value of a metric without labels, as a part tells it on its management port. */
    public double metric(String part, String name) {
        return manage(part, "/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part + " has no metric " + name));
    }

    /** The NATS server that a service's process is connected to, as its health says. */
    public String natsServerOf(String part) {
        Matcher server = NATS_SERVER.matcher(manage(part, "/q/health/ready"));
        if (!server.find()) {
            throw new IllegalStateException(part + " says of no NATS server that it is connected to it");
        }
        return server.group();
    }

    private String manage(String part, String path) {
        ServerAddress management = part(part, PortRole.MANAGEMENT);
        URI uri = URI.create("http://%s:%d%s".formatted(management.host(), management.port(), path));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public SystemStatus status() {
        try {
            return control.status();
        } catch (Exception failed) {
            throw new IllegalStateException("The supervisor does not tell its status", failed);
        }
    }

    public PartStatus status(String name) {
        return status().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Does something to a part, as {@code ./tak kill NAME} and its like do. */
    public void act(Request.Action action, String part) {
        try {
            control.call(new Request(action, List.of(part)), line -> {});
        } catch (Exception failed) {
            throw new IllegalStateException(action + " " + part + " failed", failed);
        }
    }

    public void awaitReady(Duration atMost, String part) {
        await().atMost(atMost).until(() -> status(part).state() == PartState.READY);
    }

    public void awaitAllReady(Duration atMost) {
        await().atMost(atMost).until(() -> status().allReady());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tak(DOWN, List.of("down"));
    }

    /** Runs the command as a person would, but past the script, which would build first. */
    private void tak(Duration atMost, List<String> arguments) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("tak.root"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtak.root=" + root,
                "-jar",
                root.resolve("cli/target/tak-cli-0.1.0-SNAPSHOT.jar").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--home", home.toString()));
        Path output = home.resolve("tak-" + arguments.getFirst() + ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(arguments + " took more than " + atMost + ":\n" + Files.readString(output));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(arguments + " failed:\n" + Files.readString(output));
        }
    }
}
