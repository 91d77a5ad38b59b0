package dev.tak.messaging.listener;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What happens to a socket until its TLS handshake has ended. */
@Singleton
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);

    private final Keepalive keepalive;
    private final Handshakes handshakes;
    private final HandshakeMetrics metrics;
    private final DeviceHandler devices;

    Reception(Keepalive keepalive, Handshakes handshakes, HandshakeMetrics metrics, DeviceHandler devices) {
        this.keepalive = keepalive;
        this.handshakes = handshakes;
        this.metrics = metrics;
        this.devices = devices;
    }

    /** On the event loop that will serve the connection. */
    void accepted(NetSocket socket, Context context) {
        keepalive.apply(socket);
        Handshake handshake = new Handshake((NetSocketInternal) socket);
        if (!handshakes.begin(handshake)) {
            metrics.failed(HandshakeFailure.TOO_MANY);
            socket.close();
            return;
        }
        // What comes right behind the handshake must wait for its handler.
        socket.pause();
        Future<Void> secured = socket.upgradeToSsl();
        handshake.onHello(() -> handshakes.spoken(handshake));
        secured.onComplete(result -> {
            handshakes.end(handshake);
            ended(socket, context, handshake, result);
        });
    }

    private void ended(NetSocket socket, Context context, Handshake handshake, AsyncResult<Void> result) {
        if (result.succeeded()) {
            devices.connected(socket, context);
            socket.resume();
        } else {
            HandshakeFailure failure = handshake.failure(result.cause());
            metrics.failed(failure);
            LOG.debugf(
                    "TLS handshake with %s failed (%s): %s",
                    socket.remoteAddress(), failure.label(), result.cause().getMessage());
        }
    }
}
