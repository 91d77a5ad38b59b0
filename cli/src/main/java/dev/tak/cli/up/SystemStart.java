package dev.tak.cli.up;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.control.NotRunningException;
import dev.tak.cli.control.RefusedException;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchPlan;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Packaging;
import dev.tak.cli.house.PartCommand;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.prerequisites.MissingPrerequisiteException;
import dev.tak.cli.prerequisites.NatsServerBinary;
import dev.tak.cli.supervise.SystemStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Starts the system of one home, unless it runs. */
public final class SystemStart {
    /** What the kernel allows for the path of a Unix domain socket, see unix(7). */
    private static final int LONGEST_SOCKET_PATH = 107;

    private final Home home;
    private final Consumer<String> progress;

    /** @param progress gets a line at each step */
    public SystemStart(Home home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @return the status at the end of the wait
     * @throws MissingPrerequisiteException if the machine lacks something
     * @throws IllegalArgumentException if the options are none
     */
    @SuppressWarnings("try") // the lock is held while it is open; nothing else is wanted of it
    public SystemStatus start(StartOptions options)
            throws IOException, NotRunningException, RefusedException, InterruptedException {
        if (home.socket().toString().length() > LONGEST_SOCKET_PATH) {
            throw new MissingPrerequisiteException(
                    "The path " + home.socket() + " is too long for a socket; choose a shorter --home.");
        }
        home.create();
        ControlClient client = new ControlClient(home.socket());
        try (OnlyOne only = OnlyOne.in(home)) {
            if (runs(client)) {
                requireSame(options);
                progress.accept("The system already runs in " + home.directory() + ".");
                SystemStatus status = client.status();
                if (StartProgress.waitedFor(status).isEmpty()) {
                    return status;
                }
            } else {
                launch(options);
            }
            return new StartProgress(client, progress).follow();
        }
    }

    /** How to reach the system that runs. */
    public List<String> connecting() throws IOException {
        return new Connecting(home, LaunchPlan.load(home).layout(Checkout.root(), home)).lines();
    }

    /** What is not ready, by name. */
    public static List<String> missing(SystemStatus status) {
        return StartProgress.waitedFor(status).stream().map(part -> part.name()).toList();
    }

    private void requireSame(StartOptions wanted) throws IOException {
        LaunchPlan running = LaunchPlan.load(home);
        if (running.size() != wanted.size() || running.services() != wanted.services()) {
            throw new IOException("A " + running.size().name().toLowerCase(Locale.ROOT) + " system with "
                    + running.services().label() + " services runs in " + home.directory()
                    + ". End it first, with ./tak down; its data stay.");
        }
    }

    private void launch(StartOptions options) throws IOException, InterruptedException {
        requireExecutables(options.services());
        Layout layout = Layout.of(options.size(), Checkout.root(), home, options.portOffset(), options.hosts());
        PartSettings settings = new PartSettings(layout);
        LaunchPlan plan = new LaunchPlan(
                options.size(),
                options.services(),
                options.portOffset(),
                options.hosts(),
                settings.environment(options.environment()),
                settings.prefixes(options.prefixes()),
                NatsServerBinary.of(Checkout.root(), System.getenv())
                        .pathOrFetch(progress)
                        .toString());
        new Preparation(home, layout, plan, progress).run();
        new SupervisorProcess(home).start();
        progress.accept("The supervisor starts " + layout.parts().size() + " parts");
    }

    private static void requireExecutables(Packaging services) {
        if (services == Packaging.JVM) {
            return;
        }
        for (PartKind service : PartKind.services()) {
            Path executable = PartCommand.nativeExecutable(Checkout.root(), service);
            if (!Files.isExecutable(executable)) {
                throw new MissingPrerequisiteException(
                        "There is no native executable " + executable + "; ./tak up --native builds it.");
            }
        }
    }

    private static boolean runs(ControlClient client) throws IOException, RefusedException {
        try {
            client.status();
            return true;
        } catch (NotRunningException e) {
            return false;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " End it with ./tak down.", e);
        }
    }
}
