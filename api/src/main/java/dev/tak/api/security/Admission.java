package dev.tak.api.security;

import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import java.util.Set;

/** Whether the user that a certificate names may use the API. */
public sealed interface Admission {

    /** The user may. */
    record Admitted(Caller caller) implements Admission {}

    /**
     * The user may not.
     *
     * @param reason for a person
     */
    record Refused(String reason) implements Admission {}

    /** Decides by the settings that the pod holds; asks nobody. */
    static Admission of(String userName, Settings settings) {
        User user = settings.getUsersMap().get(userName);
        if (user == null) {
            String group = settings.getDefaultGroup();
            return group.isEmpty()
                    ? new Refused("user \"" + userName + "\" is not known here")
                    : new Admitted(new Caller(userName, Set.of(group), UserRole.USER));
        }
        return user.getDisabled()
                ? new Refused("user \"" + userName + "\" is disabled")
                : new Admitted(new Caller(userName, Set.copyOf(user.getOutGroupsList()), UserRole.of(user.getRole())));
    }
}
