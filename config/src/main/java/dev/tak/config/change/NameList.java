package dev.tak.config.change;

import java.util.List;
import java.util.stream.Collectors;

/** Some names for a message, which may be many. */
final class NameList {

    private static final int SHOWN = 10;

    private NameList() {}

    /** The first 10 of them, and how many more there are. */
    static String of(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? "%s and %d more".formatted(shown, names.size() - SHOWN) : shown;
    }
}
