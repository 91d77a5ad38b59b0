package dev.tak.cli.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The supervisor's end of its socket. */
public final class ControlServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int MOST_CONNECTIONS = 16;

    private static final long LAST_ANSWERS_SECONDS = 2;

    private final Path socket;
    private final RequestHandler handler;
    private final ServerSocketChannel server;
    private final Semaphore permits = new Semaphore(MOST_CONNECTIONS);

    private ControlServer(Path socket, RequestHandler handler, ServerSocketChannel server) {
        this.socket = socket;
        this.handler = handler;
        this.server = server;
    }

    /** Listens from now on; a socket file that an earlier supervisor left is replaced. */
    public static ControlServer open(Path socket, RequestHandler handler) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        ControlServer control = new ControlServer(socket, handler, server);
        Thread.ofPlatform().name("control").daemon().start(control::accept);
        return control;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                permits.acquire();
                Thread.ofPlatform().name("control-request").daemon().start(() -> serve(channel));
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.log(System.Logger.Level.WARNING, "accept failed at " + socket, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            JsonLines lines = new JsonLines(channel);
            Optional<Request> request = lines.read(Request.class);
            if (request.isPresent()) {
                new Conversation(lines).hold(request.get(), handler);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "a request broke off: {0}", e.getMessage());
        } finally {
            permits.release();
        }
    }

    /** Takes no more requests, and waits a moment for those at work to be answered. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        try {
            if (!permits.tryAcquire(MOST_CONNECTIONS, LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.INFO, "closed with requests unanswered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
