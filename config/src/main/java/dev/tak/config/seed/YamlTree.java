package dev.tak.config.seed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads YAML into {@link YamlNode}s: one document, no key twice, no aliases. No reflection, so native images read it too. */
final class YamlTree {

    private final YAMLParser parser;

    private YamlTree(YAMLParser parser) {
        this.parser = parser;
    }

    /** @throws SeedException when it is no such YAML */
    static YamlNode read(String yaml) throws SeedException {
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            if (parser.nextToken() == null) {
                return new YamlNode.Nothing(1, "");
            }
            YamlTree tree = new YamlTree(parser);
            YamlNode root = tree.value(tree.line(), "");
            if (parser.nextToken() != null) {
                throw new SeedException("line %d: a second document begins".formatted(tree.line()));
            }
            return root;
        } catch (JsonProcessingException noYaml) {
            throw new SeedException(faultOf(noYaml), noYaml);
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory can't be read", impossible);
        }
    }

    private YamlNode value(int line, String key) throws IOException, SeedException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias()) {
            throw new SeedException("line %d: key \"%s\" is an alias; write the value itself".formatted(line, key));
        }
        return switch (token) {
            case START_OBJECT -> new YamlNode.Mapping(line, key, entries(key));
            case START_ARRAY -> new YamlNode.Sequence(line, key, items(key));
            case VALUE_STRING -> new YamlNode.Text(line, key, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode.Flag(line, key, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new YamlNode.Number(line, key, parser.getText());
            case VALUE_NULL -> new YamlNode.Nothing(line, key);
            default -> throw new SeedException("line %d: key \"%s\" has no value of a known kind".formatted(line, key));
        };
    }

    private Map<String, YamlNode> entries(String of) throws IOException, SeedException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int line = line();
            String name = parser.currentName();
            String key = of.isEmpty() ? name : of + '.' + name;
            parser.nextToken();
            if (entries.put(name, value(line, key)) != null) {
                throw new SeedException("line %d: key \"%s\" is there twice".formatted(line, key));
            }
        }
        return entries;
    }

    private List<YamlNode> items(String of) throws IOException, SeedException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(line(), "%s[%d]".formatted(of, items.size())));
        }
        return items;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String faultOf(JsonProcessingException noYaml) {
        JsonLocation location = noYaml.getLocation();
        String fault =
                noYaml.getOriginalMessage().lines().limit(2).map(String::strip).collect(Collectors.joining(", "));
        return location == null ? fault : "line %d: %s".formatted(location.getLineNr(), fault);
    }
}
