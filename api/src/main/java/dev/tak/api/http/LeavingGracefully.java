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
 */
// The map of weak keys and its entries as Caffeine makes them by name; the others are registered by quarkus-caffeine.
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
@Singleton
class LeavingGracefully {

    /** Before all others. */
    private static final int FIRST = -10_000;

    private final Cache<HttpConnection, Boolean> open =
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
        vertx.setTimer(Math.max(1, delay.toMillis() / 2), timer -> sendAway());
    }

    private void request(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            open.asMap().putIfAbsent(request.connection(), true);
        } else if (leaving) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }

    private void sendAway() {
        leaving = true;
        open.asMap().keySet().forEach(connection -> connection.shutdown(delay.toMillis()));
    }
}
