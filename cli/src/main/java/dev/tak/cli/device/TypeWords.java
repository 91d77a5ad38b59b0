package dev.tak.cli.device;

import java.util.List;
import java.util.Map;

/** CoT types in words, as far as they are known. */
final class TypeWords {

    private record Known(String prefix, String words) {}

    /** The first that fits counts. */
    private static final List<Known> KNOWN = List.of(
            new Known("b-t-f-s", "chat undelivered"),
            new Known("b-t-f-d", "chat delivered"),
            new Known("b-t-f-r", "chat read"),
            new Known("b-t-f", "chat"),
            new Known("b-f-t-r", "file offered"),
            new Known("b-a-o-can", "alert cancelled"),
            new Known("b-a", "alert"),
            new Known("b-m-r", "route"),
            new Known("b-m-p", "marker"),
            new Known("b-i-v", "video"),
            new Known("u-rb-a", "range and bearing"),
            new Known("u-d", "drawing"),
            new Known("t-x-d-d", "left"),
            new Known("t-x-g-c", "groups changed"),
            new Known("t-x-m", "mission notice"),
            new Known("t-x-takp-v", "protocol offered"));

    private static final Map<String, String> AFFILIATIONS = Map.of(
            "f", "friend", "h", "hostile", "n", "neutral", "u", "unknown", "s", "suspect", "a", "assumed friend");

    private static final Map<String, String> DIMENSIONS = Map.of(
            "G",
            "on the ground",
            "A",
            "in the air",
            "S",
            "at sea",
            "U",
            "under water",
            "P",
            "in space",
            "F",
            "special");

    private TypeWords() {}

    /** The type in words; the type itself if it is not known. */
    static String of(String type) {
        if (type.startsWith("a-")) {
            String[] atoms = type.split("-", -1);
            String affiliation = AFFILIATIONS.getOrDefault(atoms[1], "something");
            String dimension = atoms.length > 2 ? DIMENSIONS.getOrDefault(atoms[2], "") : "";
            return (affiliation + " " + dimension).strip();
        }
        return KNOWN.stream()
                .filter(known -> type.equals(known.prefix()) || type.startsWith(known.prefix() + "-"))
                .map(Known::words)
                .findFirst()
                .orElse(type);
    }
}
