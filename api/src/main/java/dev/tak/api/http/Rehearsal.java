package dev.tak.api.http;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The pod calls itself, each time on a new connection, before it is ready for others. In a JVM that has just started, the
 * first TLS handshake holds up every event loop at once while Netty's classes initialise themselves (measured on two busy
 * cores: 6 s, which is a liveness probe missed), and the next ones are interpreted.
 */
@Readiness
@Singleton
class Rehearsal implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TLS_CONFIGURATION = "api";
    private static final int CALLS = 20;
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final TlsConfigurationRegistry registry;
    private final HttpServer server;
    private volatile boolean over;

    Rehearsal(Vertx vertx, TlsConfigurationRegistry registry, HttpServer server) {
        this.vertx = vertx;
        this.registry = registry;
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsal").status(over).build();
    }

    void run(@ObservesAsync HttpsServerStart started) throws UnknownHostException {
        long start = System.nanoTime();
        String host = started.options().getHost();
        boolean everywhere = InetAddress.getByName(host).isAnyLocalAddress();
        HttpClient client = vertx.createHttpClient(clientOptions(everywhere ? LOOPBACK : host));
        call(client, CALLS, start + AT_MOST.toNanos())
                .eventually(() -> client.close())
                .onComplete(done -> {
                    over = true;
                    LOG.debugf("Rehearsed in %d ms", (System.nanoTime() - start) / 1_000_000);
                });
    }

    /** One after the other. Without a certificate the answer is a refusal; which one does not matter. */
    private Future<Void> call(HttpClient client, int times, long deadline) {
        if (times == 0 || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture();
        }
        return client.request(HttpMethod.GET, "/Marti/api/version")
                .compose(Rehearsal::callAndLeave)
                .transform(ended -> call(client, times - 1, deadline));
    }

    private static Future<Void> callAndLeave(HttpClientRequest request) {
        return request.send()
                .compose(response -> response.body())
                .eventually(() -> request.connection().close())
                .mapEmpty();
    }

    private HttpClientOptions clientOptions(String host) {
        TlsConfiguration tls = registry.get(TLS_CONFIGURATION).orElseThrow();
        HttpClientOptions client = new HttpClientOptions()
                .setDefaultHost(host)
                .setDefaultPort(server.getSecurePort())
                .setSsl(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setConnectTimeout((int) AT_MOST.toMillis())
                .setIdleTimeout((int) AT_MOST.toSeconds());
        client.setTrustOptions(tls.getTrustStoreOptions())
                .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
        return client;
    }
}
