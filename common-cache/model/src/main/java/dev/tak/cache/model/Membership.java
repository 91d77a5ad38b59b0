package dev.tak.cache.model;

import java.util.Set;

/** What the settings say of the user that a good certificate names. The rule is the same for devices and for REST. */
public sealed interface Membership {

    /**
     * The user may use the system.
     *
     * @param in groups that the user sends to
     * @param out groups that the user receives from
     */
    record Member(String user, Set<String> in, Set<String> out, Role role) implements Membership {}

    /** The settings know no such user, and name no default group. */
    record Unknown(String user) implements Membership {}

    /** An administrator has shut the user out. */
    record Disabled(String user) implements Membership {}

    /** Decides by the document alone; asks nobody. */
    static Membership of(String userName, Settings settings) {
        User user = settings.getUsersMap().get(userName);
        if (user == null) {
            String group = settings.getDefaultGroup();
            return group.isEmpty()
                    ? new Unknown(userName)
                    : new Member(userName, Set.of(group), Set.of(group), Role.USER);
        }
        return user.getDisabled()
                ? new Disabled(userName)
                : new Member(
                        userName,
                        Set.copyOf(user.getInGroupsList()),
                        Set.copyOf(user.getOutGroupsList()),
                        user.getRole());
    }
}
