package dev.tak.api.http;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
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
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;

/**
 * The pod calls itself, each time on a new connection, before it is ready for others. In a JVM that has just started, the
 * first TLS handshake holds up every event loop at once while Netty's classes initialise themselves (measured on two busy
 * cores: 6 s, which is a liveness probe missed), and the next ones are interpreted. A native executable is warm: one call
 * shows that it can.
 */
@Startup
@Readiness
@Singleton
class Rehearsal implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CALLS = ImageMode.current().isNativeImage() ? 1 : 20;
    private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(3);
    private static final Duration EACH = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final HttpServer server;
    private volatile boolean over;
    private volatile int calls;

    Rehearsal(Vertx vertx, HttpServer server, LaunchMode mode) {
        this.vertx = vertx;
        this.server = server;
        // A live reload keeps the server, and nobody says again that it has started.
        this.over = mode == LaunchMode.DEVELOPMENT;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsal")
                .status(over)
                .withData("calls", calls)
                .build();
    }

    void run(@ObservesAsync HttpsServerStart started) {
        long start = System.nanoTime();
        Future.succeededFuture()
                .compose(begun -> rehearse(started.options()))
                .onComplete(ended -> ended(ended, Duration.ofNanos(System.nanoTime() - start)));
    }

    private void ended(AsyncResult<Integer> rehearsal, Duration took) {
        if (rehearsal.succeeded()) {
            calls = rehearsal.result();
            LOG.debugf("%s calls rehearsed in %s", rehearsal.result(), took);
        } else {
            LOG.warn("Calls could not be rehearsed; the first ones will wait", rehearsal.cause());
        }
        over = true;
    }

    private Future<Integer> rehearse(HttpServerOptions options) {
        HttpClient client = vertx.createHttpClient(clientOptions(options));
        return call(client)
                .compose(first -> call(client, 1, System.nanoTime() + AFTER_THE_FIRST.toNanos()))
                .eventually(() -> client.close());
    }

    private static Future<Integer> call(HttpClient client, int done, long deadline) {
        if (done == CALLS || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture(done);
        }
        return call(client).compose(next -> call(client, done + 1, deadline));
    }

    /** Without a certificate the answer is a refusal; which one does not matter. */
    private static Future<Void> call(HttpClient client) {
        return client.request(HttpMethod.GET, "/Marti/api/version").compose(Rehearsal::callAndLeave);
    }

    private static Future<Void> callAndLeave(HttpClientRequest request) {
        return request.send()
                .compose(response -> response.body())
                .eventually(() -> request.connection().close())
                .mapEmpty();
    }

    private HttpClientOptions clientOptions(HttpServerOptions options) {
        HttpClientOptions client = new HttpClientOptions()
                .setDefaultHost(host(options))
                // The port that was wanted, while the one that was given is not told yet.
                .setDefaultPort(Math.max(server.getSecurePort(), options.getPort()))
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setConnectTimeout((int) EACH.toMillis())
                .setIdleTimeout((int) EACH.toSeconds());
        client.setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
        return client;
    }

    private static String host(HttpServerOptions options) {
        try {
            return InetAddress.getByName(options.getHost()).isAnyLocalAddress() ? LOOPBACK : options.getHost();
        } catch (UnknownHostException onlyVertxKnows) {
            return options.getHost();
        }
    }
}
