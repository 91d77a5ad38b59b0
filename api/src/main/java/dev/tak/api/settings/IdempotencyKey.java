package dev.tak.api.settings;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.regex.Pattern;

/** The header by which config tells a change that is repeated from a new one. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,128}");

    /**
     * The caller's key, or a random one.
     *
     * @throws BadRequestException when it does not have 1 to 128 printable ASCII characters
     */
    static String of(HttpHeaders headers) {
        String key = headers.getHeaderString(HEADER);
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (!FORM.matcher(key).matches()) {
            throw new BadRequestException(HEADER + " must have 1 to 128 printable ASCII characters");
        }
        return key;
    }

    private IdempotencyKey() {}
}
