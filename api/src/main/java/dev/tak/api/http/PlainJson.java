package dev.tak.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * JSON is labelled {@code application/json} and nothing more. Quarkus appends a charset, and clients then take the
 * answer for text (TAK study, trap 1).
 */
@Singleton
class PlainJson {

    void register(@Observes Filters filters) {
        filters.register(PlainJson::watch, FilterPriority.PLAIN_JSON);
    }

    private static void watch(RoutingContext request) {
        request.addHeadersEndHandler(headersDone -> strip(request.response().headers()));
        request.next();
    }

    private static void strip(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(MediaType.APPLICATION_JSON + ";")) {
            headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
