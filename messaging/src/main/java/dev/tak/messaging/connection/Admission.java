package dev.tak.messaging.connection;

import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import java.util.Set;

/** Whether a user may connect, and with which groups. */
public sealed interface Admission {

    /** The user may connect. */
    record Admitted(Principal principal) implements Admission {}

    /** The user may not connect. */
    record Refused(CloseReason reason) implements Admission {}

    /** Decides by the settings that the pod holds; asks nobody. */
    static Admission of(String userName, Settings settings) {
        User user = settings.getUsersMap().get(userName);
        if (user == null) {
            String group = settings.getDefaultGroup();
            return group.isEmpty()
                    ? new Refused(CloseReason.UNKNOWN_USER)
                    : new Admitted(new Principal(userName, Set.of(group), Set.of(group)));
        }
        return user.getDisabled()
                ? new Refused(CloseReason.DISABLED_USER)
                : new Admitted(new Principal(
                        userName, Set.copyOf(user.getInGroupsList()), Set.copyOf(user.getOutGroupsList())));
    }
}
