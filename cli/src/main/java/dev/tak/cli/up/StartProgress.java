package dev.tak.cli.up;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.control.NotRunningException;
import dev.tak.cli.control.RefusedException;
import dev.tak.cli.supervise.PartState;
import dev.tak.cli.supervise.PartStatus;
import dev.tak.cli.supervise.SystemStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows the parts until all are ready, and says a line whenever one gets ready or exits. */
final class StartProgress {
    private static final Duration LONGEST = Duration.ofSeconds(180);
    private static final long POLL_MILLIS = 250;

    private final ControlClient client;
    private final Consumer<String> progress;
    private final Map<String, PartStatus> before = new HashMap<>();
    private final long started = System.nanoTime();

    StartProgress(ControlClient client, Consumer<String> progress) {
        this.client = client;
        this.progress = progress;
    }

    /** The last status: all are ready in it, or it took too long. Parts that are held down are not waited for. */
    SystemStatus follow() throws IOException, NotRunningException, RefusedException, InterruptedException {
        while (true) {
            SystemStatus status = client.status();
            status.parts().forEach(this::report);
            if (waitedFor(status).isEmpty() || System.nanoTime() - started > LONGEST.toNanos()) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Parts that are neither ready nor held down. */
    static List<PartStatus> waitedFor(SystemStatus status) {
        return status.parts().stream()
                .filter(part -> part.state() != PartState.READY
                        && !part.state().heldDown()
                        && part.state() != PartState.STOPPING)
                .toList();
    }

    private void report(PartStatus now) {
        PartStatus last = before.put(now.name(), now);
        boolean wasReady = last != null && last.state() == PartState.READY;
        if (now.state() == PartState.READY && !wasReady) {
            say(now.name() + " is ready");
        }
        if (last != null && last.pid() != null && !Objects.equals(last.pid(), now.pid())) {
            say(now.name() + " exited with code " + now.lastExitCode() + ", see ./tak logs " + now.name());
        }
    }

    private void say(String what) {
        double seconds = (System.nanoTime() - started) / 1e9;
        progress.accept(String.format(Locale.ROOT, "%6.1f s  %s", seconds, what));
    }
}
