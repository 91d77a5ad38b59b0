package dev.tak.cli.develop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Maven, and the JVM of the service that it has started. */
public final class DevelopmentProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process maven;

    DevelopmentProcess(Process maven) {
        this.maven = maven;
    }

    /** Waits until it has ended, and returns its exit code. */
    public int await() throws InterruptedException {
        return maven.waitFor();
    }

    /** Ends both: SIGTERM, which Maven passes on, then SIGKILL. */
    public void end() {
        List<ProcessHandle> all = maven.descendants().toList();
        maven.destroy();
        try {
            maven.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        maven.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
