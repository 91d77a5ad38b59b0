package dev.tak.config.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of the seed that knows where it stands, so that every error can say so. */
sealed interface YamlNode {

    /** Line of its key, or of itself where it has none; from 1. */
    int line();

    /** Such as {@code users.ana.in[1]}; empty for the whole document. */
    String key();

    /** What it is, for an error. */
    String kind();

    /** Keys with values. */
    record Mapping(int line, String key, Map<String, YamlNode> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** Values in order. */
    record Sequence(int line, String key, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A value that was written as text, or in quotation marks. */
    record Text(int line, String key, String value) implements YamlNode {
        @Override
        public String kind() {
            return "the text \"%s\"".formatted(value);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(int line, String key, boolean value) implements YamlNode {
        @Override
        public String kind() {
            return "the truth value " + value;
        }
    }

    /** A number. */
    record Number(int line, String key, String value) implements YamlNode {
        @Override
        public String kind() {
            return "the number " + value;
        }
    }

    /** A key without a value, or {@code null}. */
    record Nothing(int line, String key) implements YamlNode {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** Empty for {@link Nothing}. */
    default Map<String, YamlNode> asMapping() throws SeedException {
        return switch (this) {
            case Mapping mapping -> mapping.entries();
            case Nothing nothing -> Map.of();
            default -> throw isNot("a mapping of names to values");
        };
    }

    /** As {@link #asMapping()}; only these keys may be there. */
    default Map<String, YamlNode> asMapping(Set<String> known) throws SeedException {
        Map<String, YamlNode> entries = asMapping();
        for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().wrong("is unknown; known here: " + String.join(", ", known));
            }
        }
        return entries;
    }

    /** Null for {@link Nothing}. */
    default List<String> asTexts() throws SeedException {
        return switch (this) {
            case Sequence sequence -> {
                List<String> texts = new ArrayList<>();
                for (YamlNode item : sequence.items()) {
                    if (item instanceof Nothing) {
                        throw item.isNot("a text");
                    }
                    texts.add(item.asText());
                }
                yield texts;
            }
            case Nothing nothing -> null;
            default -> throw isNot("a list, such as [Blue, Ops]");
        };
    }

    /** Null for {@link Nothing}. */
    default String asText() throws SeedException {
        return switch (this) {
            case Text text -> text.value();
            case Nothing nothing -> null;
            case Number number -> throw isNot("a text; put it into quotation marks");
            case Flag flag -> throw isNot("a text; put it into quotation marks");
            default -> throw isNot("a text");
        };
    }

    /** False for {@link Nothing}. */
    default boolean asFlag() throws SeedException {
        return switch (this) {
            case Flag flag -> flag.value();
            case Nothing nothing -> false;
            default -> throw isNot("true or false");
        };
    }

    /** An error at this place. */
    default SeedException wrong(String fault) {
        String where = key().isEmpty() ? "the document" : "key \"%s\"".formatted(key());
        return new SeedException("line %d: %s %s".formatted(line(), where, fault));
    }

    private SeedException isNot(String wanted) {
        return wrong("must be %s, but is %s".formatted(wanted, kind()));
    }
}
