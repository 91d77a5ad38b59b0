package dev.tak.config.seed;

import dev.tak.config.seed.SeedFile.SeedGroup;
import dev.tak.config.seed.SeedFile.SeedUser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the seed's YAML, strictly: unknown keys, keys given twice and values of another type are errors. */
final class SeedParser {

    private static final Set<String> SEED_KEYS = sorted("groups", "users", "defaultGroup");
    private static final Set<String> GROUP_KEYS = sorted("description");
    private static final Set<String> USER_KEYS = sorted("groups", "in", "out", "role", "disabled");

    private SeedParser() {}

    /** @throws SeedException naming the line and the key */
    static SeedFile parse(String yaml) throws SeedException {
        YamlNode root = YamlTree.read(yaml);
        Map<String, YamlNode> seed = root.asMapping(SEED_KEYS);
        if (seed.isEmpty()) {
            throw root.wrong("is empty; it needs \"groups\" and \"users\"");
        }
        Map<String, SeedGroup> groups = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> group :
                below(seed, "groups").asMapping().entrySet()) {
            groups.put(group.getKey(), group(group.getValue()));
        }
        Map<String, SeedUser> users = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> user : below(seed, "users").asMapping().entrySet()) {
            users.put(user.getKey(), user(user.getValue()));
        }
        return new SeedFile(groups, users, below(seed, "defaultGroup").asText());
    }

    private static SeedGroup group(YamlNode node) throws SeedException {
        Map<String, YamlNode> group = node.asMapping(GROUP_KEYS);
        return new SeedGroup(below(group, "description").asText());
    }

    private static SeedUser user(YamlNode node) throws SeedException {
        Map<String, YamlNode> user = node.asMapping(USER_KEYS);
        return new SeedUser(
                below(user, "groups").asTexts(),
                below(user, "in").asTexts(),
                below(user, "out").asTexts(),
                isAdministrator(below(user, "role")),
                below(user, "disabled").asFlag());
    }

    private static boolean isAdministrator(YamlNode role) throws SeedException {
        return switch (role.asText()) {
            case null -> false;
            case "user" -> false;
            case "administrator" -> true;
            default -> throw role.wrong("must be user or administrator, but is " + role.kind());
        };
    }

    private static YamlNode below(Map<String, YamlNode> mapping, String key) {
        return mapping.getOrDefault(key, new YamlNode.Nothing(0, key));
    }

    private static Set<String> sorted(String... keys) {
        return new TreeSet<>(Set.of(keys));
    }
}
