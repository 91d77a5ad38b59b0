package dev.tak.messaging.listener;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Shakes hands with itself before the first device comes. In a JVM that has just started, the first TLS handshake holds
 * up every event loop at once while Netty's classes initialise themselves (measured on two busy cores: 6 s, which is a
 * liveness probe missed), and the next ones are interpreted.
 */
@Singleton
class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HANDSHAKES = 20;
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final CotServerOptions options;
    private final TlsConfigurationRegistry registry;

    Rehearsal(Vertx vertx, CotServerOptions options, TlsConfigurationRegistry registry) {
        this.vertx = vertx;
        this.options = options;
        this.registry = registry;
    }

    /** Ends when that has been done often enough, or for long enough; never fails. */
    Future<Void> run() {
        long start = System.nanoTime();
        NetServer server = vertx.createNetServer(
                options.create().setHost(LOOPBACK).setPort(0).setSsl(true));
        NetClient client = vertx.createNetClient(clientOptions());
        return server.connectHandler(NetSocket::close)
                .exceptionHandler(refused -> LOG.debugf("Rehearsed: %s", refused.getMessage()))
                .listen()
                .compose(listening -> shakeHands(client, listening.actualPort(), HANDSHAKES, start + AT_MOST.toNanos()))
                .eventually(() -> client.close())
                .eventually(() -> server.close())
                .onComplete(done -> LOG.debugf("TLS rehearsed in %d ms", (System.nanoTime() - start) / 1_000_000))
                .otherwiseEmpty();
    }

    /** One after the other. How a handshake ends does not matter: the server's certificate need not do for a client. */
    private Future<Void> shakeHands(NetClient client, int port, int times, long deadline) {
        if (times == 0 || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture();
        }
        return client.connect(port, LOOPBACK)
                .compose(NetSocket::close)
                .transform(ended -> shakeHands(client, port, times - 1, deadline));
    }

    private NetClientOptions clientOptions() {
        TlsConfiguration tls = registry.get(CotServerOptions.TLS_CONFIGURATION).orElseThrow();
        NetClientOptions client = new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm("")
                .setConnectTimeout((int) AT_MOST.toMillis());
        client.setKeyCertOptions(tls.getKeyStoreOptions())
                .setTrustOptions(tls.getTrustStoreOptions())
                .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
        return client;
    }
}
