package dev.tak.nats;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Keeps a jnats connection open, for ever. jnats does so by itself once it was connected, except that it closes when
 * the same server refuses its credentials twice; then, as before the first time, it is opened anew here.
 */
final class Link {

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);

    private final NatsSettings settings;
    private final NatsMetrics metrics;
    private final LinkListener listener;
    private final Options options;
    private final Thread opener = Thread.ofPlatform().daemon().name("nats-link").unstarted(this::keepOpen);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore lost = new Semaphore(0);
    private volatile Connection connection;
    private volatile ConnectionState state = ConnectionState.notYet();
    private String lastFailure = "";

    Link(NatsSettings settings, NatsMetrics metrics, LinkListener listener) {
        this.settings = settings;
        this.metrics = metrics;
        this.listener = listener;
        this.options = new NatsOptions(settings).with(new LinkEvents(this, metrics, listener));
    }

    void start() {
        opener.start();
    }

    /** The jnats connection, which need not be connected; empty before the first time. */
    Optional<Connection> connection() {
        return Optional.ofNullable(connection);
    }

    ConnectionState state() {
        return state;
    }

    private void keepOpen() {
        try {
            while (!isStopped()) {
                Optional<Connection> opened = open();
                if (opened.isPresent()) {
                    use(opened.get());
                } else {
                    long jitter = ThreadLocalRandom.current()
                            .nextLong(settings.reconnectJitter().toMillis() + 1);
                    stopped.await(settings.reconnectWait().toMillis() + jitter, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer connecting to NATS: the service stops");
        }
    }

    private Optional<Connection> open() throws InterruptedException {
        try {
            return Optional.of(Nats.connect(options));
        } catch (AuthenticationException e) {
            failed("NATS refuses user %s: check NATS_USER and NATS_PASSWORD (%s)"
                    .formatted(settings.user(), e.getMessage()));
        } catch (IOException e) {
            failed("NATS cannot be reached: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Once for each reason, not once for each attempt. */
    private void failed(String reason) {
        if (!reason.equals(lastFailure)) {
            LOG.warnf("%s; trying again until it works", reason);
            lastFailure = reason;
        }
    }

    private void use(Connection opened) throws InterruptedException {
        lastFailure = "";
        connection = opened;
        listener.opened(opened);
        if (opened.getStatus() == Connection.Status.CONNECTED) {
            up(opened);
        }
        while (!isStopped() && opened.getStatus() != Connection.Status.CLOSED) {
            // The event of a close may have come before the connection was known here, hence the look each second.
            lost.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    /** Messages flow on this connection, and its server knows the subscriptions. */
    void up(Connection on) {
        boolean again;
        synchronized (this) {
            again = state.server().isPresent();
            state = state.up(
                    "%s (%s)".formatted(on.getConnectedUrl(), on.getServerInfo().getServerName()));
        }
        LOG.infof(
                "Connected to NATS%s: %s", again ? " again" : "", state.server().orElseThrow());
        metrics.connected(true);
        if (again) {
            metrics.reconnected();
        }
        listener.up(again);
    }

    /** The server of this connection is gone; jnats looks for another one, or has given up. */
    void down(Connection on) {
        if (on != connection || isStopped()) {
            return;
        }
        synchronized (this) {
            if (!state.connected()) {
                return;
            }
            state = state.down();
        }
        metrics.connected(false);
        LOG.warnf("Lost the connection to NATS: %s", state.server().orElseThrow());
    }

    /** jnats has given this connection up. */
    void closed(Connection which) {
        if (which == connection) {
            down(which);
            lost.release();
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Handles what has come, sends what is queued, and closes; takes at most the drain time-out and a second. */
    void stop() {
        stopped.countDown();
        opener.interrupt();
        Connection last = connection;
        if (last == null) {
            return;
        }
        metrics.connected(false);
        state = state.down();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofVirtual().name("nats-drain").start(() -> drain(last, end));
        try {
            end.get(settings.drainTimeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("The connection to NATS did not end in time, messages may be lost: %s", e.getMessage());
        }
    }

    private void drain(Connection last, CompletableFuture<Void> end) {
        Duration timeout = settings.drainTimeout();
        try {
            if (last.getStatus() == Connection.Status.CONNECTED) {
                last.drain(timeout).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                last.close();
            }
            end.complete(null);
        } catch (Exception e) {
            end.completeExceptionally(e);
        }
    }
}
