package dev.tak.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tak.cache.CacheUnavailableException;
import dev.tak.nats.NoAnswerException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns what a resource throws into an error's answer. 500 is logged as an error with its cause, which the caller does
 * not see; everything else is the caller's fault or an outage that is logged where it was noticed.
 */
class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    @ServerExceptionMapper
    RestResponse<ErrorBody> http(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return answer(ErrorStatus.BAD_REQUEST, JsonProblem.describe(json), failure);
        }
        ErrorStatus status = ErrorStatus.of(failure.getResponse().getStatus());
        return status == ErrorStatus.INTERNAL_SERVER_ERROR
                ? unexpected(failure)
                : answer(status, failure.getMessage(), failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorBody> json(MismatchedInputException failure) {
        return answer(ErrorStatus.BAD_REQUEST, JsonProblem.describe(failure), failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorBody> forbidden(ForbiddenException failure) {
        return answer(ErrorStatus.FORBIDDEN, "Only administrators may do this", failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorBody> cacheUnavailable(CacheUnavailableException failure) {
        return answer(
                ErrorStatus.SERVICE_UNAVAILABLE, "Shared state can't be reached now; try again in a second", failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorBody> noAnswer(NoAnswerException failure) {
        return answer(
                ErrorStatus.SERVICE_UNAVAILABLE,
                "The change was not confirmed in time; repeat it with the same Idempotency-Key",
                failure);
    }

    /** The caller went away in the middle of its body, or its body became too large. */
    @ServerExceptionMapper
    RestResponse<ErrorBody> body(IOException failure) {
        return answer(ErrorStatus.BAD_REQUEST, "The body of the request can't be read", failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorBody> unexpected(Throwable failure) {
        LOG.error("A request failed", failure);
        return ErrorResponses.of(ErrorStatus.INTERNAL_SERVER_ERROR, "The server failed; its log says why");
    }

    private static RestResponse<ErrorBody> answer(ErrorStatus status, String message, Throwable failure) {
        LOG.debugf(failure, "Answered %d: %s", status.http(), message);
        return ErrorResponses.of(status, message);
    }
}
