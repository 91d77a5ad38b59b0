package dev.tak.cli.up;

import dev.tak.cli.house.Layout;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.UnknownPartException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ./tak up} is told about single parts or kinds of parts, for example {@code ignite:KEY=VALUE}. */
final class PartSettings {
    private final List<String> names;
    private final List<String> kinds = PartKind.labels();

    /** @param layout knows the names */
    PartSettings(Layout layout) {
        this.names = layout.names();
    }

    /**
     * Variables by part or kind.
     *
     * @param options each {@code PART:KEY=VALUE}
     * @throws IllegalArgumentException if one is none
     * @throws UnknownPartException if one is about no part and no kind
     */
    Map<String, Map<String, String>> environment(List<String> options) {
        Map<String, Map<String, String>> environment = new LinkedHashMap<>();
        for (String option : options) {
            int colon = option.indexOf(':');
            int equals = option.indexOf('=', colon + 1);
            if (colon < 1 || equals <= colon + 1) {
                throw new IllegalArgumentException("--env wants PART:KEY=VALUE, not \"" + option + "\".");
            }
            environment
                    .computeIfAbsent(known(option.substring(0, colon)), part -> new LinkedHashMap<>())
                    .put(option.substring(colon + 1, equals), option.substring(equals + 1));
        }
        return environment;
    }

    /**
     * Command prefixes by part or kind.
     *
     * @param options words separated by blanks, by part or kind
     * @throws UnknownPartException if one is about no part and no kind
     */
    Map<String, List<String>> prefixes(Map<String, String> options) {
        Map<String, List<String>> prefixes = new LinkedHashMap<>();
        options.forEach((part, command) ->
                prefixes.put(known(part), List.of(command.strip().split("\\s+"))));
        return prefixes;
    }

    private String known(String part) {
        if (!names.contains(part) && !kinds.contains(part)) {
            List<String> all = new ArrayList<>(kinds);
            all.addAll(names);
            throw new UnknownPartException(part, all);
        }
        return part;
    }
}
