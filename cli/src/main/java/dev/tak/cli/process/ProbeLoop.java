package dev.tak.cli.process;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks one address again and again, until it is closed. Each answer is given on the scheduler's thread. */
public final class ProbeLoop implements AutoCloseable {
    private final HttpProbe probe;
    private final URI address;
    private final Duration period;
    private final ScheduledExecutorService scheduler;
    private final Consumer<Boolean> answers;
    private boolean closed;

    /** To be used, and closed, on the scheduler's single thread. */
    public ProbeLoop(
            HttpProbe probe,
            URI address,
            Duration period,
            ScheduledExecutorService scheduler,
            Consumer<Boolean> answers) {
        this.probe = probe;
        this.address = address;
        this.period = period;
        this.scheduler = scheduler;
        this.answers = answers;
    }

    public void ask() {
        if (closed) {
            return;
        }
        long asked = System.nanoTime();
        probe.ask(address).thenAcceptAsync(well -> answered(asked, well), scheduler);
    }

    private void answered(long asked, boolean well) {
        if (closed) {
            return;
        }
        long wait = Math.max(0, period.toNanos() - (System.nanoTime() - asked));
        scheduler.schedule(this::ask, wait, TimeUnit.NANOSECONDS);
        answers.accept(well);
    }

    @Override
    public void close() {
        closed = true;
    }
}
