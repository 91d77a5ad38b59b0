package dev.tak.api.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Errors as answers of a resource. */
final class ErrorResponses {

    /** Seconds after which a caller may try again what is unavailable now. */
    static final String RETRY_AFTER_SECONDS = "1";

    static RestResponse<ErrorBody> of(ErrorStatus status, String message) {
        ResponseBuilder<ErrorBody> response = ResponseBuilder.<ErrorBody>create(status.http())
                .entity(ErrorBody.of(status, message))
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (status == ErrorStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    private ErrorResponses() {}
}
