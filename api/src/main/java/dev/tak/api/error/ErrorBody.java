package dev.tak.api.error;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every error.
 *
 * @param status name of the HTTP status
 * @param code TAK's number for the kind of error
 * @param message what is wrong and what to do, for a person
 */
@RegisterForReflection
public record ErrorBody(String status, int code, String message) {

    public static ErrorBody of(ErrorStatus status, String message) {
        return new ErrorBody(status.name(), status.code(), message);
    }
}
