package dev.tak.config.change;

import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.Group;
import dev.tak.cache.model.PutGroup;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsOrBuilder;
import dev.tak.cache.model.User;
import dev.tak.config.ConfigSettings;
import dev.tak.config.NameRule;
import java.util.List;
import java.util.Map;

/** The rules of changes to groups. */
final class GroupEditor {

    private final NameRule names;
    private final int maxDescription;

    GroupEditor(ConfigSettings.Limits limits) {
        this.names = new NameRule(limits.nameLength());
        this.maxDescription = limits.descriptionLength();
    }

    /**
     * Creates the group, or replaces it as a whole.
     *
     * @param next has the revision that is being made
     */
    ChangeEffect put(Settings.Builder next, PutGroup put, Conditions conditions) throws ChangeRefusedException {
        String name = put.getName();
        checkName(name);
        checkRecord(put);
        Group before = next.getGroupsMap().get(name);
        conditions.check(title(name), before == null ? 0 : before.getRevision());
        next.putGroups(
                name, put.getGroup().toBuilder().setRevision(next.getRevision()).build());
        return before == null ? ChangeEffect.CREATED : ChangeEffect.REPLACED;
    }

    /**
     * Removes the group, which nobody may be in. A condition on a group that is not there is not looked at (RFC 9110,
     * section 13.2.1).
     */
    ChangeEffect delete(Settings.Builder next, String name, Conditions conditions) throws ChangeRefusedException {
        checkName(name);
        Group before = next.getGroupsMap().get(name);
        if (before == null) {
            throw new ChangeRefusedException(Refusal.Reason.NOT_FOUND, title(name) + " does not exist");
        }
        conditions.check(title(name), before.getRevision());
        checkUnused(next, name);
        next.removeGroups(name);
        return ChangeEffect.DELETED;
    }

    private void checkName(String name) throws ChangeRefusedException {
        String objection = names.objection("Group", name).orElse(null);
        if (objection != null) {
            throw invalid(objection);
        }
    }

    private void checkRecord(PutGroup put) throws ChangeRefusedException {
        if (!put.hasGroup()) {
            throw invalid("The change of %s does not say what the group is to be".formatted(title(put.getName())));
        }
        String description = put.getGroup().getDescription();
        int length = description.codePointCount(0, description.length());
        if (length > maxDescription) {
            throw invalid("The description of %s has %d characters; up to %d are allowed"
                    .formatted(title(put.getName()), length, maxDescription));
        }
        if (description.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid("The description of %s must be one line without control characters"
                    .formatted(title(put.getName())));
        }
    }

    private static void checkUnused(SettingsOrBuilder settings, String name) throws ChangeRefusedException {
        if (settings.getDefaultGroup().equals(name)) {
            throw conflict(title(name) + " is the default group");
        }
        List<String> members = settings.getUsersMap().entrySet().stream()
                .filter(user -> isIn(user.getValue(), name))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!members.isEmpty()) {
            throw conflict("Users are in %s: %s".formatted(title(name), NameList.of(members)));
        }
    }

    private static boolean isIn(User user, String group) {
        return user.getInGroupsList().contains(group) || user.getOutGroupsList().contains(group);
    }

    private static String title(String name) {
        return "Group \"" + name + '"';
    }

    private static ChangeRefusedException invalid(String message) {
        return new ChangeRefusedException(Refusal.Reason.INVALID, message);
    }

    private static ChangeRefusedException conflict(String message) {
        return new ChangeRefusedException(Refusal.Reason.CONFLICT, message);
    }
}
