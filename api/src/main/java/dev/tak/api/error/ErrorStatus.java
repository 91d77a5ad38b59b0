package dev.tak.api.error;

import java.util.stream.Stream;

/** The HTTP statuses of errors, each with the code that TAK Server gives it (TAK study 4.1). */
public enum ErrorStatus {
    BAD_REQUEST(400, 2),
    UNAUTHORIZED(401, 9),
    FORBIDDEN(403, 10),
    NOT_FOUND(404, 1),
    METHOD_NOT_ALLOWED(405, Constants.OTHER),
    NOT_ACCEPTABLE(406, Constants.OTHER),
    CONFLICT(409, 4),
    GONE(410, 8),
    PRECONDITION_FAILED(412, Constants.OTHER),
    PAYLOAD_TOO_LARGE(413, Constants.OTHER),
    URI_TOO_LONG(414, Constants.OTHER),
    UNSUPPORTED_MEDIA_TYPE(415, Constants.OTHER),
    UNPROCESSABLE_ENTITY(422, Constants.OTHER),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431, Constants.OTHER),
    INTERNAL_SERVER_ERROR(500, Constants.OTHER),
    NOT_IMPLEMENTED(501, 3),
    SERVICE_UNAVAILABLE(503, Constants.OTHER);

    private final int http;
    private final int code;

    ErrorStatus(int http, int code) {
        this.http = http;
        this.code = code;
    }

    public int http() {
        return http;
    }

    /** TAK's number for the kind of error. */
    public int code() {
        return code;
    }

    /** The constant of an HTTP status; one that is not listed counts as its class, 400 or 500. */
    public static ErrorStatus of(int http) {
        return Stream.of(values())
                .filter(status -> status.http == http)
                .findFirst()
                .orElse(http >= 400 && http < 500 ? BAD_REQUEST : INTERNAL_SERVER_ERROR);
    }

    private static final class Constants {
        static final int OTHER = 6;
    }
}
