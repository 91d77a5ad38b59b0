package dev.tak.cli.house;

import dev.tak.cli.prerequisites.NatsServerBinary;
import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.LogTail;
import dev.tak.cli.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ignite nodes and NATS servers as child processes, for component tests of the services: on free ports, in a fresh
 * directory below {@code target/}. Nobody restarts or kills them but the test.
 */
public final class Infrastructure implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final long POLL_MILLIS = 100;
    private static final long END_SECONDS = 10;
    private static final int TAIL_LINES = 40;

    private final Layout layout;
    private final BrokerSecrets secrets;
    private final PartLauncher launcher;
    private final HttpProbe probe = new HttpProbe(PROBE);
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final Thread endWithTheJvm = new Thread(this::endAll, "infrastructure-end");

    private Infrastructure(Layout layout, BrokerSecrets secrets, PartLauncher launcher) {
        this.layout = layout;
        this.secrets = secrets;
        this.launcher = launcher;
    }

    /** One Ignite node and one NATS server, both ready. */
    public static Infrastructure start() {
        return start(1, 1);
    }

    /**
     * Starts the parts {@code ignite-0…} and {@code nats-0…} and waits until all of them are ready.
     *
     * @throws IllegalStateException if one ends or is not ready in time; the message shows the end of its log
     */
    public static Infrastructure start(int ignites, int natses) {
        return start(ignites, natses, LaunchOptions.NONE);
    }

    /** As {@link #start(int, int)}, with more environment variables for some parts. */
    public static Infrastructure start(int ignites, int natses, LaunchOptions options) {
        try {
            Path root = Checkout.root();
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Home home = new Home(Files.createTempDirectory(target, "infrastructure-"));
            home.create();
            Layout layout = Layout.infrastructure(root, home, ignites, natses, new PortAllocator());
            BrokerSecrets secrets = BrokerSecrets.ensure(home);
            PartCommand command = new PartCommand(
                    root,
                    PartCommand.runningJava(),
                    NatsServerBinary.of(root, System.getenv()).path(),
                    Packaging.CLASSES);
            PartLauncher launcher =
                    new PartLauncher(layout, command, new PartEnvironment(layout, secrets, options), options);
            return new Infrastructure(layout, secrets, launcher).startAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Infrastructure startAll() throws IOException {
        Runtime.getRuntime().addShutdownHook(endWithTheJvm);
        try {
            for (Part part : layout.parts()) {
                processes.put(part.name(), launcher.start(part));
            }
            for (Part part : layout.parts()) {
                awaitReady(part.name());
            }
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public Layout layout() {
        return layout;
    }

    /** What a service must be configured with to use these parts. */
    public Map<String, String> serviceConfiguration() {
        PartEnvironment environment = new PartEnvironment(layout, secrets);
        return Map.of(
                "ignite.client.addresses", environment.igniteClientAddresses(),
                "nats.servers", environment.natsServers(),
                "nats.user", BrokerSecrets.CLIENT_USER,
                "nats.password", secrets.client());
    }

    /** SIGKILL; returns once the process has ended. Does nothing to one that has. */
    public void kill(String name) {
        Process process = process(name).destroyForcibly();
        awaitEnd(name, process);
    }

    /** SIGTERM, and SIGKILL if it has not ended in 10 s. */
    public void stop(String name) {
        Process process = process(name);
        process.destroy();
        awaitEnd(name, process);
    }

    public void freeze(String name) {
        signal(Signal.STOP, name);
    }

    public void thaw(String name) {
        signal(Signal.CONT, name);
    }

    /** Kills the process if it runs and starts it again, with the data that it had; does not wait until it is ready. */
    public void restart(String name) {
        kill(name);
        try {
            processes.put(name, launcher.start(layout.part(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if it ends or is not ready in 120 s; the message shows the end of its log */
    public void awaitReady(String name) {
        Part part = layout.part(name);
        long deadline = System.nanoTime() + READY.toNanos();
        while (!probe.ask(part.readiness()).join()) {
            Process process = process(name);
            if (!process.isAlive()) {
                throw notReady(name, "ended with code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw notReady(name, "was not ready in " + READY.toSeconds() + " s");
            }
            awaitEnd(process, POLL_MILLIS);
        }
    }

    private IllegalStateException notReady(String name, String why) {
        try {
            List<String> tail = LogTail.of(layout.home().log(name), TAIL_LINES);
            return new IllegalStateException(name + " " + why + ":\n" + String.join("\n", tail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process process(String name) {
        return processes.get(layout.part(name).name());
    }

    private void signal(Signal signal, String name) {
        try {
            signal.send(process(name).pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(String name, Process process) {
        if (awaitEnd(process, TimeUnit.SECONDS.toMillis(END_SECONDS))) {
            return;
        }
        if (!awaitEnd(process.destroyForcibly(), TimeUnit.SECONDS.toMillis(END_SECONDS))) {
            throw new IllegalStateException(name + " does not end after SIGKILL");
        }
    }

    private static boolean awaitEnd(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    private void endAll() {
        processes.values().forEach(Process::destroyForcibly);
    }

    /** Ends all parts and deletes their directory. */
    @Override
    public void close() {
        endAll();
        processes.forEach(Infrastructure::awaitEnd);
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (IllegalStateException theJvmIsEnding) {
            return;
        }
        try (Stream<Path> files = Files.walk(layout.home().directory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
