package dev.tak.cli.control;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.UnknownPartException;
import dev.tak.cli.process.Signal;
import dev.tak.cli.supervise.OrderlyEnd;
import dev.tak.cli.supervise.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** What each request does to the supervisor. */
public final class SupervisorRequests implements RequestHandler {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Supervisor supervisor;
    private final Runnable down;

    /** @param down called when all parts have ended on request */
    public SupervisorRequests(Supervisor supervisor, Runnable down) {
        this.supervisor = supervisor;
        this.down = down;
    }

    @Override
    public Response handle(Request request, Consumer<String> progress) {
        try {
            List<Part> parts = supervisor.named(request.parts());
            switch (request.action()) {
                case STATUS -> {}
                case START -> supervisor.start(parts);
                case STOP -> supervisor.stop(parts, GRACE).join();
                case RESTART -> {
                    supervisor.stop(parts, GRACE).join();
                    supervisor.start(parts);
                }
                case KILL -> supervisor.signal(parts, Signal.KILL);
                case FREEZE -> supervisor.signal(parts, Signal.STOP);
                case THAW -> supervisor.signal(parts, Signal.CONT);
                case DOWN -> {
                    new OrderlyEnd(supervisor).run(progress);
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
}
