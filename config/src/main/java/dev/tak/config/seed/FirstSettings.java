package dev.tak.config.seed;

import dev.tak.cache.model.Group;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import dev.tak.config.ConfigSettings;
import dev.tak.config.NameRule;
import dev.tak.config.seed.SeedFile.SeedGroup;
import dev.tak.config.seed.SeedFile.SeedUser;
import java.util.List;
import java.util.Map;

/** Makes revision 1 of what the seed says, by the rules that hold for changes. */
final class FirstSettings {

    private static final long REVISION = 1;

    private final ConfigSettings.Limits limits;
    private final NameRule names;

    FirstSettings(ConfigSettings.Limits limits) {
        this.limits = limits;
        this.names = new NameRule(limits.nameLength());
    }

    /** @throws SeedException naming the key */
    Settings of(SeedFile seed, String serverId) throws SeedException {
        Settings.Builder settings = Settings.newBuilder().setRevision(REVISION).setServerId(serverId);
        for (Map.Entry<String, SeedGroup> group : seed.groups().entrySet()) {
            checkName("Group", group.getKey());
            settings.putGroups(group.getKey(), group(group.getKey(), group.getValue()));
        }
        for (Map.Entry<String, SeedUser> user : seed.users().entrySet()) {
            checkName("User", user.getKey());
            settings.putUsers(user.getKey(), user(user.getKey(), user.getValue(), settings));
        }
        if (seed.defaultGroup() != null) {
            checkDeclared("defaultGroup", seed.defaultGroup(), settings);
            settings.setDefaultGroup(seed.defaultGroup());
        }
        return sized(settings.build());
    }

    private Settings sized(Settings settings) throws SeedException {
        int size = settings.getSerializedSize();
        if (size > limits.documentBytes()) {
            throw new SeedException(
                    "makes settings of %d bytes; up to %d are allowed".formatted(size, limits.documentBytes()));
        }
        return settings;
    }

    private Group group(String name, SeedGroup seed) throws SeedException {
        String description = seed.description() == null ? "" : seed.description();
        if (description.codePointCount(0, description.length()) > limits.descriptionLength()
                || description.codePoints().anyMatch(Character::isISOControl)) {
            throw new SeedException("key \"groups.%s.description\" must be one line of up to %d characters"
                    .formatted(name, limits.descriptionLength()));
        }
        return Group.newBuilder()
                .setRevision(REVISION)
                .setDescription(description)
                .build();
    }

    private User user(String name, SeedUser seed, Settings.Builder settings) throws SeedException {
        User.Builder user = User.newBuilder().setRevision(REVISION);
        boolean bothDirections = seed.groups() != null;
        if (bothDirections && (seed.in() != null || seed.out() != null)) {
            throw new SeedException("key \"users.%s.groups\" stands for both directions: give it, or \"in\" and \"out\""
                    .formatted(name));
        }
        String key = "users." + name;
        user.addAllInGroups(declared(key, bothDirections ? seed.groups() : seed.in(), settings));
        user.addAllOutGroups(declared(key, bothDirections ? seed.groups() : seed.out(), settings));
        user.setRole(seed.administrator() ? Role.ADMINISTRATOR : Role.USER);
        user.setDisabled(seed.disabled());
        return user.build();
    }

    private static List<String> declared(String key, List<String> groups, Settings.Builder settings)
            throws SeedException {
        if (groups == null) {
            return List.of();
        }
        for (String group : groups) {
            checkDeclared(key, group, settings);
        }
        return groups.stream().distinct().toList();
    }

    private static void checkDeclared(String key, String group, Settings.Builder settings) throws SeedException {
        if (!settings.containsGroups(group)) {
            throw new SeedException(
                    "key \"%s\" names the group \"%s\", which is not declared below \"groups\"".formatted(key, group));
        }
    }

    private void checkName(String kind, String name) throws SeedException {
        String objection = names.objection(kind, name).orElse(null);
        if (objection != null) {
            throw new SeedException(objection);
        }
    }
}
