package dev.tak.config.seed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.Collectors;

/** Reads the seed's YAML, strictly: unknown keys, keys given twice and values of another type are errors. */
final class SeedParser {

    private static final int ONE_LINE = 300;

    private final ObjectReader reader;

    SeedParser() {
        YAMLMapper.Builder yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        // YAML's own mistake: a name such as 7 or true that was not put into quotation marks.
        yaml.withCoercionConfig(LogicalType.Textual, text -> {
            text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
        reader = yaml.build().readerFor(SeedFile.class);
    }

    /** @throws SeedException naming the line and the key */
    SeedFile parse(String yaml) throws SeedException {
        if (yaml.isBlank()) {
            throw new SeedException("is empty");
        }
        try {
            SeedFile file = reader.readValue(yaml);
            if (file == null) {
                throw new SeedException("is empty");
            }
            return file;
        } catch (UnrecognizedPropertyException unknown) {
            throw new SeedException(
                    "%sunknown key \"%s\"; known here: %s"
                            .formatted(
                                    line(unknown),
                                    key(unknown),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))),
                    unknown);
        } catch (JsonMappingException wrong) {
            throw new SeedException(
                    "%skey \"%s\": %s".formatted(line(wrong), key(wrong), firstLine(wrong.getOriginalMessage())),
                    wrong);
        } catch (JsonProcessingException noYaml) {
            throw new SeedException("%s%s".formatted(line(noYaml), firstLine(noYaml.getOriginalMessage())), noYaml);
        }
    }

    private static String line(JsonProcessingException at) {
        JsonLocation location = at.getLocation();
        return location == null ? "" : "line %d: ".formatted(location.getLineNr());
    }

    /** Such as {@code users.ana.in[1]}. */
    private static String key(JsonMappingException at) {
        StringBuilder key = new StringBuilder();
        for (JsonMappingException.Reference step : at.getPath()) {
            if (step.getFieldName() == null) {
                key.append('[').append(step.getIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return key.toString();
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > ONE_LINE ? line.substring(0, ONE_LINE) + '…' : line;
    }
}
