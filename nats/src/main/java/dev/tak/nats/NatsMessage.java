package dev.tak.nats;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message as it came from NATS.
 *
 * @param subject the subject that it was published to
 * @param headers its headers, names as sent, several values in the order sent; empty when it has none
 * @param body its bytes, possibly none; not copied, so never to be changed
 */
public record NatsMessage(String subject, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header (the name's case counts), as sent. */
    public Optional<String> header(String name) {
        return headerValues(name).stream().findFirst();
    }

    /** All values of a header (the name's case counts), as sent; empty when it is not there. */
    public List<String> headerValues(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
