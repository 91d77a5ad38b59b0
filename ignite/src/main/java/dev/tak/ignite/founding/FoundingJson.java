package dev.tak.ignite.founding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** What nodes say to one another before they are a cluster, as JSON. Unknown fields are left alone, for the sake of newer nodes. */
public final class FoundingJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private FoundingJson() {}

    /**
     * The answer to a request for a vote.
     *
     * @param name node that votes
     * @param granted whether the candidate has its vote
     */
    public record Vote(String name, boolean granted) {}

    /** Any of the answers as JSON. */
    public static byte[] write(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that is no JSON: " + answer, e);
        }
    }

    static <T> List<T> read(byte[] json, Class<T> type) {
        try {
            T answer = MAPPER.readValue(json, type);
            return answer == null ? List.of() : List.of(answer);
        } catch (IOException e) {
            return List.of();
        }
    }
}
