package dev.tak.cli.up;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.control.NotRunningException;
import dev.tak.cli.control.RefusedException;
import dev.tak.cli.files.PrivateFiles;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.PartCommand;
import dev.tak.cli.process.LogTail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts the supervisor in a session of its own, so that it outlives the terminal. */
final class SupervisorProcess {
    private static final Duration LISTENS = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;
    private static final int TAIL_LINES = 20;

    private final Home home;

    SupervisorProcess(Home home) {
        this.home = home;
    }

    /** @throws IOException if it ends or does not listen in time; the message shows the end of its log */
    void start() throws IOException, InterruptedException {
        Path log = PrivateFiles.file(home.log("supervisor"));
        Process process = new ProcessBuilder(
                        "setsid",
                        PartCommand.runningJava().toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %5$s%6$s%n",
                        "-Dtak.root=" + Checkout.root(),
                        "-cp",
                        absoluteClassPath(),
                        "dev.tak.cli.Tak",
                        "supervise",
                        "--home",
                        home.directory().toString())
                .directory(home.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long deadline = System.nanoTime() + LISTENS.toNanos();
        while (!listens()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed("ended with code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw failed("did not listen within " + LISTENS.toSeconds() + " s");
            }
        }
    }

    private boolean listens() throws IOException {
        try {
            new ControlClient(home.socket()).status();
            return true;
        } catch (NotRunningException | RefusedException notYet) {
            return false;
        }
    }

    private IOException failed(String why) throws IOException {
        List<String> tail = LogTail.of(home.log("supervisor"), TAIL_LINES);
        return new IOException("The supervisor " + why + ":\n" + String.join("\n", tail));
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
