package dev.tak.messaging.listener;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Shakes hands with itself before the first device comes. In a JVM that has just started, the first TLS handshake holds
 * up every event loop at once while Netty's classes initialise themselves (measured on two busy cores: 6 s, which is a
 * liveness probe missed), and the next ones are interpreted. A native executable is warm: one handshake shows that it can.
 */
@Singleton
class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HANDSHAKES = ImageMode.current().isNativeImage() ? 1 : 20;
    private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(3);
    private static final Duration EACH = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final CotServerOptions options;
    private final TlsConfigurationRegistry registry;
    private final Promise<Integer> over = Promise.promise();

    Rehearsal(Vertx vertx, CotServerOptions options, TlsConfigurationRegistry registry) {
        this.vertx = vertx;
        this.options = options;
        this.registry = registry;
    }

    /** Completes, whatever happened, with the number of handshakes. */
    Future<Integer> over() {
        return over.future();
    }

    void start(@Observes StartupEvent started) {
        long start = System.nanoTime();
        Future.succeededFuture()
                .compose(begun -> rehearse())
                .onComplete(ended -> over.complete(handshakes(ended, Duration.ofNanos(System.nanoTime() - start))));
    }

    private static int handshakes(AsyncResult<Integer> ended, Duration took) {
        if (ended.failed()) {
            LOG.warn("TLS could not be rehearsed; the first devices will wait", ended.cause());
            return 0;
        }
        LOG.debugf("%s TLS handshakes rehearsed in %s", ended.result(), took);
        return ended.result();
    }

    private Future<Integer> rehearse() {
        NetServer server = vertx.createNetServer(
                options.create().setHost(LOOPBACK).setPort(0).setSsl(true));
        NetClient client = vertx.createNetClient(clientOptions());
        return server.connectHandler(NetSocket::close)
                .exceptionHandler(refused -> LOG.tracef("Rehearsed: %s", refused.getMessage()))
                .listen()
                .compose(listening -> shakeHands(client, listening.actualPort()))
                .eventually(() -> client.close())
                .eventually(() -> server.close());
    }

    private Future<Integer> shakeHands(NetClient client, int port) {
        return shakeHand(client, port)
                .compose(first -> shakeHands(client, port, 1, System.nanoTime() + AFTER_THE_FIRST.toNanos()));
    }

    private Future<Integer> shakeHands(NetClient client, int port, int done, long deadline) {
        if (done == HANDSHAKES || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture(done);
        }
        return shakeHand(client, port).compose(next -> shakeHands(client, port, done + 1, deadline));
    }

    /** What the server makes of the client's certificate, which is its own, does not matter. */
    private static Future<Void> shakeHand(NetClient client, int port) {
        return client.connect(port, LOOPBACK).compose(socket -> socket.close().otherwiseEmpty());
    }

    private NetClientOptions clientOptions() {
        TlsConfiguration tls = registry.get(CotServerOptions.TLS_CONFIGURATION).orElseThrow();
        NetClientOptions client = new NetClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm("")
                .setConnectTimeout((int) EACH.toMillis());
        client.setKeyCertOptions(tls.getKeyStoreOptions())
                .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
        return client;
    }
}
