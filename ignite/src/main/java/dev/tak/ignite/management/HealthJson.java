package dev.tak.ignite.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** A health answer in the form of MicroProfile Health. */
final class HealthJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HealthJson() {}

    private record Body(String status, List<Check> checks) {}

    private record Check(String name, String status, Map<String, String> data) {}

    static Answer answer(String name, boolean up, Map<String, String> data) {
        String status = up ? "UP" : "DOWN";
        try {
            byte[] body = MAPPER.writeValueAsBytes(new Body(status, List.of(new Check(name, status, data))));
            return Answer.json(up ? 200 : 503, body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a health answer that is no JSON: " + data, e);
        }
    }
}
