package dev.tak.cli.supervise;

import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.ProbeLoop;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The readiness of a part that somebody else runs, until it is given back. To be used on the scheduler's thread. */
final class LentPart implements AutoCloseable {
    /** Nobody kills it, so nobody counts. */
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final Health health = new Health(UNLIMITED, UNLIMITED);
    private final ProbeLoop readiness;

    /** @param ready is told after each answer */
    LentPart(
            HttpProbe probe,
            URI address,
            Duration period,
            ScheduledExecutorService scheduler,
            Consumer<Boolean> ready) {
        this.readiness = new ProbeLoop(probe, address, period, scheduler, answered -> {
            health.readiness(answered);
            ready.accept(health.ready());
        });
        readiness.ask();
    }

    boolean ready() {
        return health.ready();
    }

    @Override
    public void close() {
        readiness.close();
    }
}
