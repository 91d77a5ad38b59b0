package dev.tak.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;

/** Errors of requests that never reach a resource. */
@Singleton
public class RouteErrors {

    private static final Logger LOG = Logger.getLogger(RouteErrors.class);
    private static final int BEFORE_ALL_OTHERS = -10_000;

    private final ObjectMapper json;

    RouteErrors(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).failureHandler(this::failed);
    }

    /** Ends the request, unless it has been answered. */
    public void send(RoutingContext request, ErrorStatus status, String message) {
        HttpServerResponse response = request.response();
        if (answered(response)) {
            return;
        }
        response.setStatusCode(status.http()).putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        if (status == ErrorStatus.SERVICE_UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, ErrorResponses.RETRY_AFTER_SECONDS);
        }
        response.end(Buffer.buffer(bytes(ErrorBody.of(status, message))));
    }

    private void failed(RoutingContext request) {
        Throwable failure = request.failure();
        ErrorStatus status = ErrorStatus.of(request.statusCode());
        if (answered(request.response())) {
            LOG.debug("A request failed after it was answered, or given up by its caller", failure);
        } else if (status == ErrorStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("A request failed", failure);
            send(request, status, "The server failed; its log says why");
        } else {
            send(request, status, "The request can't be served");
        }
    }

    private static boolean answered(HttpServerResponse response) {
        return response.ended() || response.headWritten() || response.closed();
    }

    private byte[] bytes(ErrorBody body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error's body can't be written as JSON", e);
        }
    }
}
