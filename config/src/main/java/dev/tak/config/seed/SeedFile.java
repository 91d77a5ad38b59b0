package dev.tak.config.seed;

import java.util.List;
import java.util.Map;

/**
 * {@code settings.yaml} as it is written.
 *
 * @param groups by name
 * @param users by name; a user without a value is in no group
 * @param defaultGroup group of certificates whose user is not listed; null: they are refused
 */
record SeedFile(Map<String, SeedGroup> groups, Map<String, SeedUser> users, String defaultGroup) {

    /**
     * A group.
     *
     * @param description null when it has none
     */
    record SeedGroup(String description) {}

    /**
     * A user.
     *
     * @param groups both directions, in place of {@code in} and {@code out}; null when not given, as those
     * @param in groups that the user sends to
     * @param out groups that the user receives from
     */
    record SeedUser(List<String> groups, List<String> in, List<String> out, boolean administrator, boolean disabled) {}
}
