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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A command's end of the supervisor's socket. */
public final class ControlClient {
    private static final Duration STATUS_DEADLINE = Duration.ofSeconds(15);
    private static final Duration ACTION_DEADLINE = Duration.ofSeconds(90);

    private final Path socket;

    public ControlClient(Path socket) {
        this.socket = socket;
    }

    public SystemStatus status() throws IOException, NotRunningException, RefusedException {
        return call(Request.of(Request.Action.STATUS), line -> {});
    }

    /**
     * Sends a request and waits until it is done.
     *
     * @param progress gets each line of progress
     * @return how the system is after it, null when it is down
     * @throws NotRunningException if no supervisor listens
     * @throws RefusedException if the supervisor did not do it
     * @throws IOException if the supervisor does not answer in time
     */
    public SystemStatus call(Request request, Consumer<String> progress)
            throws IOException, NotRunningException, RefusedException {
        Duration deadline = request.action() == Request.Action.STATUS ? STATUS_DEADLINE : ACTION_DEADLINE;
        try (SocketChannel channel = connect();
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory())) {
            timer.schedule(() -> closeQuietly(channel), deadline.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return exchange(new JsonLines(channel), request, progress);
            } catch (ClosedChannelException e) {
                throw new IOException("The supervisor has not answered in " + deadline.toSeconds() + " s.", e);
            } finally {
                timer.shutdownNow();
            }
        }
    }

    private static SystemStatus exchange(JsonLines lines, Request request, Consumer<String> progress)
            throws IOException, RefusedException {
        lines.write(request);
        while (true) {
            Response response = lines.read(Response.class)
                    .orElseThrow(() -> new IOException("The supervisor has ended without an answer."));
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

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(ControlClient.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
