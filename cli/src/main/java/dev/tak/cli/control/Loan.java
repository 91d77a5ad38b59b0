package dev.tak.cli.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A part whose ports are this process's, until this is closed or the process ends: then the supervisor starts it again. */
public final class Loan implements AutoCloseable {
    private final SocketChannel channel;
    private volatile boolean closed;
    private volatile boolean lost;

    Loan(SocketChannel channel) {
        this.channel = channel;
    }

    /** Runs something if the supervisor ends before this is closed. */
    public void onLoss(Runnable action) {
        Thread.ofPlatform().name("loan").daemon().start(() -> {
            awaitEnd();
            if (!closed) {
                lost = true;
                action.run();
            }
        });
    }

    /** Whether that has happened. */
    public boolean lost() {
        return lost;
    }

    private void awaitEnd() {
        ByteBuffer nothing = ByteBuffer.allocate(1);
        try {
            while (channel.read(nothing) >= 0) {
                nothing.clear();
            }
        } catch (IOException e) {
            System.getLogger(Loan.class.getName()).log(System.Logger.Level.DEBUG, "connection broke", e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }
}
