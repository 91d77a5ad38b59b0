package dev.tak.api.settings;

import dev.tak.api.security.UserRole;
import dev.tak.cache.model.User;
import java.util.List;

/**
 * A user.
 *
 * @param revision revision of the settings in which the user last changed; its ETag
 * @param in groups that the user sends to
 * @param out groups that the user receives from
 */
public record UserView(long revision, List<String> in, List<String> out, UserRole role, boolean disabled) {

    static UserView of(User user) {
        return new UserView(
                user.getRevision(),
                List.copyOf(user.getInGroupsList()),
                List.copyOf(user.getOutGroupsList()),
                UserRole.of(user.getRole()),
                user.getDisabled());
    }
}
