package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.ProbeLoop;
import dev.tak.cli.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One part, kept running. Everything but {@link #ready()} happens on the scheduler's single thread.
 */
final class SupervisedPart {
    private static final System.Logger LOG = System.getLogger(SupervisedPart.class.getName());

    private final Part part;
    private final PartStarter starter;
    private final HttpProbe probe;
    private final Pace pace;
    private final ScheduledExecutorService scheduler;
    private final BackOff backOff;

    private boolean wanted;
    private RunningPart running;
    private LentPart lent;
    private ScheduledFuture<?> nextStart;
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private int restarts;
    private int livenessKills;
    private Integer lastExitCode;
    private volatile boolean ready;

    SupervisedPart(Part part, PartStarter starter, HttpProbe probe, Pace pace, ScheduledExecutorService scheduler) {
        this.part = part;
        this.starter = starter;
        this.probe = probe;
        this.pace = pace;
        this.scheduler = scheduler;
        this.backOff = new BackOff(pace.firstBackOff(), pace.longestBackOff());
    }

    Part part() {
        return part;
    }

    /** Whether new connections may go to it; callable from any thread. */
    boolean ready() {
        return ready;
    }

    /** Starts it if it does not run, and keeps it running from now on. */
    void start() {
        if (lent != null) {
            throw new IllegalStateException(part.name() + " is lent; end ./tak dev first.");
        }
        if (!wanted && running != null) {
            throw new IllegalStateException(part.name() + " is still stopping; try again when it has stopped.");
        }
        wanted = true;
        if (running == null) {
            backOff.reset();
            cancelNextStart();
            launch();
        }
    }

    /**
     * Ends it and holds it down.
     *
     * @return completes when it has ended
     */
    CompletableFuture<Void> stop(Ending ending) {
        wanted = false;
        cancelNextStart();
        endLoan();
        return end(ending);
    }

    /**
     * Ends it and leaves its ports to somebody else, who gets new connections while he is ready.
     *
     * @return completes when the ports are free
     */
    CompletableFuture<Void> lend(Ending ending) {
        if (lent != null) {
            throw new IllegalStateException(part.name() + " is lent already; end the other ./tak dev first.");
        }
        return stop(ending).thenRunAsync(this::beginLoan, scheduler);
    }

    private void beginLoan() {
        if (wanted || running != null) {
            throw new IllegalStateException(part.name() + " was started meanwhile.");
        }
        lent = new LentPart(probe, part.readiness(), pace.check(), scheduler, this::ready);
    }

    /** Starts it again if it is still lent: whoever stopped it meanwhile wants it down. */
    void giveBack() {
        if (lent != null) {
            endLoan();
            start();
        }
    }

    private void endLoan() {
        if (lent != null) {
            lent.close();
            lent = null;
            ready(false);
        }
    }

    /**
     * Ends its process and starts the next one, unless it is held down before that.
     *
     * @return completes when the process has ended, and the next one is started
     */
    CompletableFuture<Void> restart(Ending ending) {
        if (!wanted) {
            throw new IllegalStateException(part.name() + " is held down.");
        }
        if (running == null) {
            start();
            return CompletableFuture.completedFuture(null);
        }
        return end(ending);
    }

    /** From now on it gets no new connections, and has its grace, whatever its checks say. */
    private CompletableFuture<Void> end(Ending ending) {
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        RunningPart told = running;
        ready(false);
        told.tellToEnd(ending.signal());
        LOG.log(System.Logger.Level.INFO, "{0}: told to end by SIG{1}", part.name(), ending.signal());
        scheduler.schedule(() -> killIfStill(told), ending.grace().toMillis(), TimeUnit.MILLISECONDS);
        return ended;
    }

    private void killIfStill(RunningPart told) {
        if (running == told) {
            LOG.log(System.Logger.Level.WARNING, "{0}: did not end in time, killed", part.name());
            told.process().destroyForcibly();
        }
    }

    /** Sends a signal to its process, without changing what is wanted. */
    void signal(Signal signal) {
        if (running == null) {
            throw new IllegalStateException(part.name() + " does not run.");
        }
        running.signal(signal);
        LOG.log(System.Logger.Level.INFO, "{0}: sent SIG{1}", part.name(), signal);
    }

    private void launch() {
        try {
            Process process = starter.start(part);
            LOG.log(System.Logger.Level.INFO, "{0}: started, pid {1}", part.name(), Long.toString(process.pid()));
            ended = new CompletableFuture<>();
            Health health = new Health(pace.firstAnswerChecks(), part.kind().livenessSeconds());
            running = new RunningPart(
                    process,
                    health,
                    new ProbeLoop(probe, part.liveness(), pace.check(), scheduler, this::liveness),
                    new ProbeLoop(probe, part.readiness(), pace.check(), scheduler, this::readiness));
            running.watch();
            process.onExit().thenAcceptAsync(this::exited, scheduler);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, part.name() + ": could not be started", e);
            launchLater();
        }
    }

    private void launchLater() {
        Duration wait = backOff.next();
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: was not ready before it exited, next start in {1} s",
                part.name(),
                wait.toSeconds());
        nextStart = scheduler.schedule(this::launchAgain, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void launchAgain() {
        nextStart = null;
        restarts++;
        launch();
    }

    private void cancelNextStart() {
        if (nextStart != null) {
            nextStart.cancel(false);
            nextStart = null;
        }
    }

    private void liveness(boolean answered) {
        if (running.toldToEnd()) {
            return;
        }
        running.health().liveness(answered);
        if (running.health().lost() && !running.killed()) {
            livenessKills++;
            LOG.log(System.Logger.Level.WARNING, "{0}: does not answer its liveness, killed", part.name());
            running.kill();
        }
    }

    private void readiness(boolean answered) {
        running.health().readiness(answered);
        ready(running.health().ready() && !running.toldToEnd());
        if (ready) {
            backOff.reset();
            running.giveWayNoMore();
        }
    }

    private void ready(boolean now) {
        if (now != ready) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1}", part.name(), now ? "ready" : "not ready");
        }
        ready = now;
    }

    private void exited(Process process) {
        RunningPart last = running;
        CompletableFuture<Void> itsEnd = ended;
        last.close();
        running = null;
        ready = false;
        lastExitCode = process.exitValue();
        LOG.log(System.Logger.Level.INFO, "{0}: exited with code {1}", part.name(), lastExitCode);
        if (wanted && last.toldToEnd()) {
            start();
        } else if (wanted && last.health().everReady()) {
            launchAgain();
        } else if (wanted) {
            launchLater();
        }
        itsEnd.complete(null);
    }

    PartStatus status() {
        return new PartStatus(
                part.name(),
                state(),
                running == null ? null : running.process().pid(),
                running == null ? null : running.seconds(),
                lent == null ? running != null && running.health().live() : lent.ready(),
                restarts,
                livenessKills,
                lastExitCode,
                part.host(),
                part.ports());
    }

    private PartState state() {
        if (lent != null) {
            return PartState.LENT;
        }
        if (running == null) {
            return wanted ? PartState.BACK_OFF : PartState.STOPPED;
        }
        if (running.toldToEnd()) {
            return PartState.STOPPING;
        }
        if (ready) {
            return PartState.READY;
        }
        return running.health().everReady() ? PartState.UNREADY : PartState.STARTING;
    }
}
