package dev.tak.api.http;

import dev.tak.api.ApiSettings;
import dev.tak.api.error.ErrorStatus;
import dev.tak.api.error.RouteErrors;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses a body that says itself that it is too large. Quarkus does so too, without a word; what is sent in chunks
 * and becomes too large is left to it.
 */
@Singleton
class BodyLimit {

    private final long limit;
    private final RouteErrors errors;

    BodyLimit(ApiSettings settings, RouteErrors errors) {
        this.limit = settings.limits().body().asLongValue();
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.BODY_LIMIT);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= limit) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // What is still to come is not read.
        request.addEndHandler(answered -> request.request().connection().close());
        errors.send(request, ErrorStatus.PAYLOAD_TOO_LARGE, "A body may have at most " + limit + " bytes");
    }
}
