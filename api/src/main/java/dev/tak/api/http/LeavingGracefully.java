package dev.tak.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends callers away before this pod ends, so that no call meets a connection that just closes: when whoever balances
 * has had time to notice that the pod is not ready, HTTP/2 connections are told to make no new requests, and answers on
 * HTTP/1.1 ones say that they are the last.
 *
 * <p>What a caller has sent before it hears of it is still answered: the GOAWAY names the greatest of all streams (RFC 9113,
 * 6.8). One that named the last stream seen here would fail the request that crossed it (measured: one call of 777).
 * A connection that was missed then hears of it with its next request.
 */
// The map of weak keys and its entries as Caffeine makes them by name; the others are registered by quarkus-caffeine.
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
@Singleton
class LeavingGracefully {

    /** Before all others. */
    private static final int FIRST = -10_000;

    private static final long NO_ERROR = 0;

    private final Cache<HttpConnection, Boolean> toldToGo =
            Caffeine.newBuilder().weakKeys().build();

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean leaving;

    LeavingGracefully(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    void watch(@Observes Router router) {
        router.route().order(FIRST).handler(this::request);
    }

    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        vertx.setTimer(Math.max(1, delay.toMillis() / 2), timer -> sendAllAway());
    }

    private void request(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            if (leaving) {
                sendAway(request.connection());
            } else {
                toldToGo.asMap().putIfAbsent(request.connection(), false);
            }
        } else if (leaving) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }

    private void sendAllAway() {
        leaving = true;
        toldToGo.asMap().keySet().forEach(this::sendAway);
    }

    /** Once; who asks again all the same is answered. */
    private void sendAway(HttpConnection connection) {
        if (!Boolean.TRUE.equals(toldToGo.asMap().put(connection, true))) {
            connection.goAway(NO_ERROR, Integer.MAX_VALUE);
        }
    }
}
