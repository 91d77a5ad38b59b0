package dev.tak.cli.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tak.cli.supervise.SystemStatus;

/**
 * A line of the supervisor's answer. Any number of lines with progress come before the one that ends it.
 *
 * @param progress what is being done, null in the last line
 * @param error why it was not done, null if it was
 * @param status how the system is after it, null if it was not done or the system is down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Response(String progress, String error, SystemStatus status) {
    public static Response progress(String line) {
        return new Response(line, null, null);
    }

    public static Response failed(String why) {
        return new Response(null, why, null);
    }

    public static Response done(SystemStatus status) {
        return new Response(null, null, status);
    }
}
