package dev.tak.api.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, and where, without the names of our classes. */
final class JsonProblem {

    static String describe(JsonProcessingException problem) {
        return what(problem) + where(problem.getLocation());
    }

    private static String what(JsonProcessingException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown ->
                "Unknown property \"%s\"; known are: %s".formatted(path(unknown.getPath()), known(unknown));
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException reason -> reason.getMessage();
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> "%s has a value of a wrong type".formatted(path(mismatch.getPath()));
            case MismatchedInputException mismatch -> "The JSON has a wrong shape";
            case JsonMappingException mapping -> "The JSON can't be used";
            default -> "The body is no JSON: " + problem.getOriginalMessage();
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String path(List<Reference> path) {
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private JsonProblem() {}
}
