package dev.tak.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.api.ApiSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Sends callers away before this pod ends, so that no call meets a connection that just closes. At first the pod is only
 * not ready, until whoever balances has noticed; then HTTP/2 connections are told to make no new requests, and answers on
 * HTTP/1.1 ones say that they are the last; then what is under way is answered.
 *
 * <p>What a caller has sent before it hears of it is still answered: the GOAWAY names the greatest of all streams (RFC 9113,
 * 6.8). One that names the last stream seen here fails the request that crosses it (measured: one to three calls of
 * 700). Quarkus sends such a one with the first answer after it was told to end, if {@code quarkus.shutdown.timeout} is
 * set: so it is not, and this class waits for the calls under way.
 */
// The map of weak keys and its entries as Caffeine makes them by name; the others are registered by quarkus-caffeine.
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
@Readiness
@Singleton
class LeavingGracefully implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(LeavingGracefully.class);

    /** Before all others. */
    private static final int FIRST = -10_000;

    private static final long NO_ERROR = 0;
    private static final long LOOK_MILLIS = 20;

    private final Cache<HttpConnection, Boolean> toldToGo =
            Caffeine.newBuilder().weakKeys().build();

    private final AtomicInteger underWay = new AtomicInteger();
    private final ApiSettings.Leave settings;
    private final boolean atOnce;
    private volatile boolean ending;
    private volatile boolean sendingAway;

    LeavingGracefully(ApiSettings settings, LaunchMode mode) {
        this.settings = settings.leave();
        this.atOnce = mode != LaunchMode.NORMAL;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("staying").status(!ending).build();
    }

    void watch(@Observes Router router) {
        router.route().order(FIRST).handler(this::request);
    }

    /** Returns when nobody is left to be answered. */
    void leave(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
        ending = true;
        if (atOnce) {
            return;
        }
        Thread.sleep(settings.notice());
        sendAllAway();
        Thread.sleep(settings.farewell());
        awaitCallsUnderWay(System.nanoTime() + settings.patience().toNanos());
    }

    private void request(RoutingContext context) {
        underWay.incrementAndGet();
        context.addEndHandler(ended -> underWay.decrementAndGet());
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            if (sendingAway) {
                sendAway(request.connection());
            } else {
                toldToGo.asMap().putIfAbsent(request.connection(), false);
            }
        } else if (sendingAway) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }

    private void sendAllAway() {
        sendingAway = true;
        toldToGo.asMap().keySet().forEach(this::sendAway);
    }

    /** Once; who asks again all the same is answered. */
    private void sendAway(HttpConnection connection) {
        if (!Boolean.TRUE.equals(toldToGo.asMap().put(connection, true))) {
            connection.goAway(NO_ERROR, Integer.MAX_VALUE);
        }
    }

    private void awaitCallsUnderWay(long deadline) throws InterruptedException {
        while (underWay.get() > 0) {
            if (System.nanoTime() - deadline > 0) {
                LOG.warnf("Ends while %d calls are under way", underWay.get());
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
