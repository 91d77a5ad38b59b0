package dev.tak.api.settings;

import dev.tak.api.error.ErrorStatus;
import dev.tak.cache.model.Refusal;
import jakarta.ws.rs.WebApplicationException;

/** Why config did not make a change, as an error of the API. */
final class Refusals {

    static WebApplicationException exception(Refusal refusal) {
        return new WebApplicationException(
                refusal.getMessage(), status(refusal.getReason()).http());
    }

    private static ErrorStatus status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID -> ErrorStatus.BAD_REQUEST;
            case NOT_FOUND -> ErrorStatus.NOT_FOUND;
            case STALE -> ErrorStatus.PRECONDITION_FAILED;
            case CONFLICT -> ErrorStatus.CONFLICT;
            case KEY_REUSED -> ErrorStatus.UNPROCESSABLE_ENTITY;
            case UNAVAILABLE -> ErrorStatus.SERVICE_UNAVAILABLE;
            case UNRECOGNIZED -> ErrorStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private Refusals() {}
}
