package dev.tak.config.change;

import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.PutUser;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsOrBuilder;
import dev.tak.cache.model.User;
import dev.tak.config.ConfigSettings;
import dev.tak.config.DisplayText;
import dev.tak.config.NameRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules of changes to users. */
final class UserEditor {

    private final NameRule names;

    UserEditor(ConfigSettings.Limits limits) {
        this.names = new NameRule(limits.nameLength());
    }

    /**
     * Creates the user, or replaces it as a whole. Groups that are named twice count once.
     *
     * @param next has the revision that is being made
     */
    ChangeEffect put(Settings.Builder next, PutUser put, Conditions conditions) throws ChangeRefusedException {
        String name = put.getName();
        checkName(name);
        checkRecord(next, put);
        User before = next.getUsersMap().get(name);
        conditions.check(title(name), before == null ? 0 : before.getRevision());
        boolean hadAdministrator = hasAdministrator(next);
        next.putUsers(name, stored(put.getUser(), next.getRevision()));
        checkAdministrator(hadAdministrator, next, name);
        return before == null ? ChangeEffect.CREATED : ChangeEffect.REPLACED;
    }

    /** Removes the user. A condition on a user who is not there is not looked at (RFC 9110, section 13.2.1). */
    ChangeEffect delete(Settings.Builder next, String name, Conditions conditions) throws ChangeRefusedException {
        checkName(name);
        User before = next.getUsersMap().get(name);
        if (before == null) {
            throw new ChangeRefusedException(Refusal.Reason.NOT_FOUND, title(name) + " does not exist");
        }
        conditions.check(title(name), before.getRevision());
        boolean hadAdministrator = hasAdministrator(next);
        next.removeUsers(name);
        checkAdministrator(hadAdministrator, next, name);
        return ChangeEffect.DELETED;
    }

    private void checkName(String name) throws ChangeRefusedException {
        String objection = names.objection("User", name).orElse(null);
        if (objection != null) {
            throw invalid(objection);
        }
    }

    private void checkRecord(SettingsOrBuilder settings, PutUser put) throws ChangeRefusedException {
        if (!put.hasUser()) {
            throw invalid("The change of %s does not say what the user is to be".formatted(title(put.getName())));
        }
        User user = put.getUser();
        if (user.getRole() == Role.UNRECOGNIZED) {
            throw invalid("%s: there is no role %d".formatted(title(put.getName()), user.getRoleValue()));
        }
        List<String> unknown = Stream.concat(user.getInGroupsList().stream(), user.getOutGroupsList().stream())
                .filter(group -> !settings.containsGroups(group))
                .distinct()
                .map(group -> DisplayText.of(group, names.maxLength()))
                .toList();
        if (!unknown.isEmpty()) {
            throw invalid("%s: no such group: %s".formatted(title(put.getName()), NameList.of(unknown)));
        }
    }

    /** The record as it came, fields of newer versions included. */
    private static User stored(User user, long revision) {
        List<String> in = user.getInGroupsList().stream().distinct().toList();
        List<String> out = user.getOutGroupsList().stream().distinct().toList();
        return user.toBuilder()
                .setRevision(revision)
                .clearInGroups()
                .addAllInGroups(in)
                .clearOutGroups()
                .addAllOutGroups(out)
                .build();
    }

    private static void checkAdministrator(boolean hadOne, SettingsOrBuilder next, String name)
            throws ChangeRefusedException {
        if (hadOne && !hasAdministrator(next)) {
            throw new ChangeRefusedException(
                    Refusal.Reason.CONFLICT,
                    title(name) + " is the last administrator: make another one first, who is not disabled");
        }
    }

    private static boolean hasAdministrator(SettingsOrBuilder settings) {
        return settings.getUsersMap().values().stream()
                .anyMatch(user -> user.getRole() == Role.ADMINISTRATOR && !user.getDisabled());
    }

    private static String title(String name) {
        return "User \"" + name + '"';
    }

    private static ChangeRefusedException invalid(String message) {
        return new ChangeRefusedException(Refusal.Reason.INVALID, message);
    }
}
