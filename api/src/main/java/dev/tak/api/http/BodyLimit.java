package dev.tak.api.http;

import dev.tak.api.ApiSettings;
import dev.tak.api.error.ErrorStatus;
import dev.tak.api.error.RouteErrors;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
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
        if (request.request().version() != HttpVersion.HTTP_2) {
            // What is still to come would be taken for the next request; on HTTP/2 it stays in its stream.
            request.addEndHandler(answered -> request.request().connection().close());
        }
        errors.send(request, ErrorStatus.PAYLOAD_TOO_LARGE, "A body may have at most " + limit + " bytes");
    }
}
