package dev.tak.api.settings;

import dev.tak.api.security.UserRole;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.User;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A user as administrators write it; what is absent is empty, {@code user} or false.
 *
 * @param revision as in answers, so that one can be sent back; without effect, the condition is {@code If-Match}
 * @param in groups that the user sends to
 * @param out groups that the user receives from
 * @param groups groups of both directions, beside the others
 */
public record UserBody(
        Long revision, List<String> in, List<String> out, List<String> groups, UserRole role, Boolean disabled) {

    /** @throws BadRequestException when a group has no name */
    User toRecord() {
        return User.newBuilder()
                .addAllInGroups(union("in", in))
                .addAllOutGroups(union("out", out))
                .setRole(role == null ? Role.USER : role.toRecord())
                .setDisabled(Boolean.TRUE.equals(disabled))
                .build();
    }

    private SortedSet<String> union(String property, List<String> direction) {
        SortedSet<String> union = new TreeSet<>(named("groups", groups));
        union.addAll(named(property, direction));
        return union;
    }

    private static List<String> named(String property, List<String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.stream().anyMatch(name -> name == null || name.isBlank())) {
            throw new BadRequestException("Each element of " + property + " must be the name of a group");
        }
        return names;
    }
}
