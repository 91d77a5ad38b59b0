package dev.tak.api.http;

import dev.tak.api.error.ErrorStatus;
import dev.tak.api.error.RouteErrors;
import dev.tak.cache.HeldSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Until this pod holds settings it knows no user, so nobody can be served: 503, not 401. */
@Singleton
class SettingsGate {

    private final HeldSettings held;
    private final RouteErrors errors;

    SettingsGate(HeldSettings held, RouteErrors errors) {
        this.held = held;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FilterPriority.SETTINGS_GATE);
    }

    private void pass(RoutingContext request) {
        if (held.current().isPresent()) {
            request.next();
        } else {
            errors.send(request, ErrorStatus.SERVICE_UNAVAILABLE, "The server is starting; try again in a second");
        }
    }
}
