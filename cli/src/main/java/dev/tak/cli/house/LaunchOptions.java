package dev.tak.cli.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is different about some parts. Keys are part names or kinds; what is said of a name comes after what is said of
 * its kind.
 *
 * @param environment more variables, by name of the part or kind
 * @param prefixes a command that the part's own command is an argument of, for example {@code ip netns exec NAME}
 */
public record LaunchOptions(Map<String, Map<String, String>> environment, Map<String, List<String>> prefixes) {
    public static final LaunchOptions NONE = new LaunchOptions(Map.of(), Map.of());

    public Map<String, String> environment(Part part) {
        Map<String, String> merged =
                new LinkedHashMap<>(environment.getOrDefault(part.kind().label(), Map.of()));
        merged.putAll(environment.getOrDefault(part.name(), Map.of()));
        return merged;
    }

    public List<String> prefix(Part part) {
        return prefixes.getOrDefault(
                part.name(), prefixes.getOrDefault(part.kind().label(), List.of()));
    }
}
