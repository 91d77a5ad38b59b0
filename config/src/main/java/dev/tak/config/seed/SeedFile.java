package dev.tak.config.seed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * {@code settings.yaml} as it is written. What is left out is null.
 *
 * @param groups by name; a group may have no value
 * @param users by name; a user may have no value, and is in no group then
 * @param defaultGroup group of certificates whose user is not listed; null: they are refused
 */
@RegisterForReflection
record SeedFile(Map<String, SeedGroup> groups, Map<String, SeedUser> users, String defaultGroup) {

    /** A group. */
    @RegisterForReflection
    record SeedGroup(String description) {}

    /**
     * A user.
     *
     * @param groups both directions; stands in place of {@code in} and {@code out}
     * @param in groups that the user sends to
     * @param out groups that the user receives from
     */
    @RegisterForReflection
    record SeedUser(List<String> groups, List<String> in, List<String> out, SeedRole role, Boolean disabled) {}

    /** A user's role. */
    @RegisterForReflection
    enum SeedRole {
        @JsonProperty("user")
        USER,
        @JsonProperty("administrator")
        ADMINISTRATOR
    }
}
