package dev.tak.cli.supervise;

import dev.tak.cli.process.GivingWay;
import dev.tak.cli.process.ProbeLoop;
import dev.tak.cli.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A process of a part and the checks of it, from its start to its exit. */
final class RunningPart implements AutoCloseable {
    private final Process process;
    private final Health health;
    private final ProbeLoop liveness;
    private final ProbeLoop readiness;
    private final long started = System.nanoTime();
    private boolean givesWay = true;
    private boolean killed;
    private boolean toldToEnd;

    RunningPart(Process process, Health health, ProbeLoop liveness, ProbeLoop readiness) {
        this.process = process;
        this.health = health;
        this.liveness = liveness;
        this.readiness = readiness;
    }

    void watch() {
        liveness.ask();
        readiness.ask();
    }

    Process process() {
        return process;
    }

    Health health() {
        return health;
    }

    /** It may take what it can get from now on; to be called again and again. */
    void giveWayNoMore() {
        if (givesWay) {
            givesWay = !GivingWay.end(process.pid());
        }
    }

    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    }

    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    boolean killed() {
        return killed;
    }

    void signal(Signal signal) {
        try {
            signal.send(process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tellToEnd(Signal signal) {
        toldToEnd = true;
        signal(signal);
    }

    boolean toldToEnd() {
        return toldToEnd;
    }

    @Override
    public void close() {
        liveness.close();
        readiness.close();
    }
}
