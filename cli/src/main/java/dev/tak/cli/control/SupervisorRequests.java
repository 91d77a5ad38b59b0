package dev.tak.cli.control;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.UnknownPartException;
import dev.tak.cli.process.Signal;
import dev.tak.cli.supervise.OrderlyEnd;
import dev.tak.cli.supervise.RollingRestart;
import dev.tak.cli.supervise.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What each request does to the supervisor. */
public final class SupervisorRequests implements RequestHandler {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Supervisor supervisor;
    private final Runnable down;
    private final Lock rolling = new ReentrantLock();

    /** @param down called when all parts have ended on request */
    public SupervisorRequests(Supervisor supervisor, Runnable down) {
        this.supervisor = supervisor;
        this.down = down;
    }

    @Override
    public Response handle(Request request, Caller caller) {
        try {
            switch (request.action()) {
                case STATUS -> {}
                case START -> supervisor.start(parts(request));
                case STOP -> supervisor.stopGently(parts(request)).join();
                case RESTART -> {
                    supervisor.stop(parts(request), GRACE).join();
                    supervisor.start(parts(request));
                }
                case ROLL -> roll(kinds(request), caller);
                case KILL -> supervisor.signal(parts(request), Signal.KILL);
                case FREEZE -> supervisor.signal(parts(request), Signal.STOP);
                case THAW -> supervisor.signal(parts(request), Signal.CONT);
                case LEND -> parts(request).forEach(part -> lend(part, caller));
                case DOWN -> {
                    new OrderlyEnd(supervisor).run(caller::tell);
                    down.run();
                    return Response.done(null);
                }
            }
            return Response.done(supervisor.status());
        } catch (UnknownPartException | IllegalStateException e) {
            return Response.failed(e.getMessage());
        } catch (CompletionException e) {
            return Response.failed(String.valueOf(e.getCause().getMessage()));
        }
    }

    private List<Part> parts(Request request) {
        return supervisor.named(request.parts());
    }

    private static List<PartKind> kinds(Request request) {
        return request.parts().stream()
                .map(label ->
                        PartKind.labelled(label).orElseThrow(() -> new UnknownPartException(label, PartKind.labels())))
                .toList();
    }

    private void lend(Part part, Caller caller) {
        supervisor.lend(part).join();
        caller.atHangUp(() -> supervisor.giveBack(part));
    }

    /** One at a time: two would end two parts at once. */
    private void roll(List<PartKind> kinds, Caller caller) {
        if (!rolling.tryLock()) {
            throw new IllegalStateException("Another restart of one part after the other is at work.");
        }
        try {
            kinds.forEach(new RollingRestart(supervisor, caller::tell)::run);
        } finally {
            rolling.unlock();
        }
    }
}
