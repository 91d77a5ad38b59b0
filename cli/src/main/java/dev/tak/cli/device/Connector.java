package dev.tak.cli.device;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Connects a device, and connects it again. A verticle, so that each device has an event loop for itself. */
final class Connector extends AbstractVerticle {

    private final SimulatedDevice device;
    private final DeviceSettings settings;
    private final DeviceListener listener;
    private final CounterCells counters;
    private NetClient client;
    private int failures;
    private boolean stopped;
    private volatile Session session;

    Connector(SimulatedDevice device, DeviceSettings settings, DeviceListener listener, CounterCells counters) {
        this.device = device;
        this.settings = settings;
        this.listener = listener;
        this.counters = counters;
    }

    /** The connection that stands; null if there is none. */
    Session session() {
        return session;
    }

    @Override
    public void start() {
        client = vertx.createNetClient(options());
        connect();
    }

    @Override
    public void stop() {
        stopped = true;
        if (session != null) {
            session.end(Disconnect.Kind.STOPPED, "the device was stopped");
        }
    }

    private void connect() {
        ServerAddress server = settings.server();
        client.connect(server.port(), server.host()).onSuccess(this::connected).onFailure(this::failed);
    }

    private void connected(NetSocket socket) {
        if (stopped) {
            socket.close();
            return;
        }
        counters.connects.increment();
        session = new Session(vertx, socket, device.profile().uid(), settings.timings(), counters, new Session.Owner() {
            @Override
            public void received(byte[] event, long nanos) {
                listener.received(device, event, nanos);
            }

            @Override
            public void ended(Disconnect.Kind kind, String reason) {
                lost(kind, reason);
            }
        });
        session.begin();
        listener.connected(device);
    }

    private void failed(Throwable failure) {
        if (stopped) {
            return;
        }
        counters.failedConnects.increment();
        Optional<Duration> retryIn = retry();
        listener.connectFailed(
                device, new Disconnect(Disconnect.Kind.CONNECT_FAILED, FailureWords.of(failure), retryIn));
    }

    private void lost(Disconnect.Kind kind, String reason) {
        if (session.heard()) {
            failures = 0;
        }
        session = null;
        counters.disconnects.increment();
        listener.disconnected(device, new Disconnect(kind, reason, retry()));
    }

    private Optional<Duration> retry() {
        if (stopped) {
            return Optional.empty();
        }
        Optional<Duration> delay = settings.reconnect().delay(failures++, ThreadLocalRandom.current());
        delay.ifPresent(wait -> vertx.setTimer(Math.max(1, wait.toMillis()), timer -> connect()));
        return delay;
    }

    private NetClientOptions options() {
        return new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(settings.trust().toAbsolutePath().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(
                                settings.user().certificate().toAbsolutePath().toString())
                        .setKeyPath(settings.user().key().toAbsolutePath().toString()))
                .setConnectTimeout((int) settings.timings().connect().toMillis())
                .setSslHandshakeTimeout(settings.timings().connect().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
