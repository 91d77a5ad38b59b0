package dev.tak.cli.control;

import dev.tak.cli.supervise.SystemStatus;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A command's end of the supervisor's socket. */
public final class ControlClient {
    private static final Duration STATUS_SILENCE = Duration.ofSeconds(15);
    /** A part may take 120 s to get ready. */
    private static final Duration ACTION_SILENCE = Duration.ofSeconds(150);

    private final Path socket;

    public ControlClient(Path socket) {
        this.socket = socket;
    }

    public SystemStatus status() throws IOException, NotRunningException, RefusedException {
        return call(Request.of(Request.Action.STATUS), line -> {});
    }

    /**
     * Sends a request and waits until it is done, however long that takes, while the supervisor says something.
     *
     * @param progress gets each line of progress
     * @return how the system is after it, null when it is down
     * @throws NotRunningException if no supervisor listens
     * @throws RefusedException if the supervisor did not do it
     * @throws IOException if the supervisor says nothing for too long
     */
    public SystemStatus call(Request request, Consumer<String> progress)
            throws IOException, NotRunningException, RefusedException {
        try (SocketChannel channel = connect()) {
            return exchange(channel, request, progress);
        }
    }

    /**
     * Has a part ended, so that this process can listen at its ports.
     *
     * @throws NotRunningException if no supervisor listens
     * @throws RefusedException if the supervisor does not lend it
     * @throws IOException if the supervisor says nothing for too long
     */
    public Loan borrow(String part) throws IOException, NotRunningException, RefusedException {
        SocketChannel channel = connect();
        try {
            exchange(channel, new Request(Request.Action.LEND, List.of(part)), line -> {});
            return new Loan(channel);
        } catch (IOException | RefusedException e) {
            channel.close();
            throw e;
        }
    }

    private static SystemStatus exchange(SocketChannel channel, Request request, Consumer<String> progress)
            throws IOException, RefusedException {
        Duration longest = request.action() == Request.Action.STATUS ? STATUS_SILENCE : ACTION_SILENCE;
        try (SilenceLimit limit = new SilenceLimit(channel, longest)) {
            return exchange(new JsonLines(channel), request, progress, limit);
        } catch (ClosedChannelException e) {
            throw new IOException("The supervisor has not answered in " + longest.toSeconds() + " s.", e);
        }
    }

    private static SystemStatus exchange(
            JsonLines lines, Request request, Consumer<String> progress, SilenceLimit limit)
            throws IOException, RefusedException {
        lines.write(request);
        while (true) {
            Response response = lines.read(Response.class)
                    .orElseThrow(() -> new IOException("The supervisor has ended without an answer."));
            limit.heard();
            if (response.progress() != null) {
                progress.accept(response.progress());
            } else if (response.error() != null) {
                throw new RefusedException(response.error());
            } else {
                return response.status();
            }
        }
    }

    private SocketChannel connect() throws IOException, NotRunningException {
        if (!Files.exists(socket)) {
            throw new NotRunningException(null);
        }
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (SocketException nobodyListens) {
            channel.close();
            throw new NotRunningException(nobodyListens);
        }
    }
}
