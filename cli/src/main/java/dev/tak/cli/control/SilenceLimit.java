package dev.tak.cli.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a channel on which nothing was heard for too long. */
final class SilenceLimit implements AutoCloseable {
    private final SocketChannel channel;
    private final Duration longest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private ScheduledFuture<?> end;

    SilenceLimit(SocketChannel channel, Duration longest) {
        this.channel = channel;
        this.longest = longest;
        heard();
    }

    /** The silence begins anew. */
    synchronized void heard() {
        if (end != null) {
            end.cancel(false);
        }
        end = timer.schedule(this::closeChannel, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(SilenceLimit.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
