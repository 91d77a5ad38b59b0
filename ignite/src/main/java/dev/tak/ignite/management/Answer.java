package dev.tak.ignite.management;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body as sent
 */
public record Answer(int status, String contentType, byte[] body) {
    static Answer json(int status, byte[] body) {
        return new Answer(status, "application/json", body);
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
}
