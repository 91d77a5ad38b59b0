package dev.tak.cli.balance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The two directions of one connection. A side that reads slowly slows the other down, since each direction holds one
 * buffer only. The end of one direction is passed on while the other goes on.
 */
final class Passage implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Passage.class.getName());
    private static final int BUFFER_BYTES = 16 * 1024;
    /** A peer that has been told of the end and says nothing may not hold the connection for ever. */
    private static final long HALF_CLOSED_SECONDS = 30;

    private final Socket client;
    private final Socket backend;
    private final ScheduledExecutorService timer;

    Passage(Socket client, Socket backend, ScheduledExecutorService timer) {
        this.client = client;
        this.backend = backend;
        this.timer = timer;
    }

    /** Passes bytes until both directions have ended. */
    void run() {
        try (client;
                backend) {
            for (Socket socket : new Socket[] {client, backend}) {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            }
            Phaser both = new Phaser(2);
            Thread.ofVirtual().start(() -> {
                copy(backend, client);
                both.arrive();
            });
            copy(client, backend);
            both.arriveAndAwaitAdvance();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "connection broke", e);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
            timer.schedule(this::close, HALF_CLOSED_SECONDS, TimeUnit.SECONDS);
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.DEBUG, "connection broke", broken);
            close();
        } catch (RejectedExecutionException balancerClosed) {
            close();
        }
    }

    @Override
    public void close() {
        for (Socket socket : new Socket[] {client, backend}) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "close failed", e);
            }
        }
    }
}
