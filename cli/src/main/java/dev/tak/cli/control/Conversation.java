package dev.tak.cli.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One request and its answer, on the supervisor's side. */
final class Conversation implements Caller {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final JsonLines lines;
    private final List<Runnable> atHangUp = new ArrayList<>();

    Conversation(JsonLines lines) {
        this.lines = lines;
    }

    void hold(Request request, RequestHandler handler) throws IOException {
        try {
            lines.write(handler.handle(request, this));
            if (!atHangUp.isEmpty()) {
                lines.awaitEnd();
            }
        } finally {
            atHangUp.forEach(Runnable::run);
        }
    }

    /** Who asked may have gone meanwhile; what was asked for is done all the same. */
    @Override
    public void tell(String progress) {
        try {
            lines.write(Response.progress(progress));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody listens any more", e);
        }
    }

    @Override
    public void atHangUp(Runnable action) {
        atHangUp.add(action);
    }
}
