package dev.tak.config.change;

import dev.tak.cache.model.Group;
import dev.tak.cache.model.PutGroup;
import dev.tak.cache.model.PutUser;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.User;
import java.util.List;
import java.util.UUID;

/** Changes and documents for tests. */
public final class Changes {

    private Changes() {}

    /** A change with an idempotency key of its own. */
    public static SettingsChange.Builder change() {
        return SettingsChange.newBuilder()
                .setIdempotencyKey(UUID.randomUUID().toString())
                .setChangedBy("admin");
    }

    public static SettingsChange putUser(String name, User.Builder user) {
        return change().setPutUser(PutUser.newBuilder().setName(name).setUser(user))
                .build();
    }

    public static SettingsChange deleteUser(String name) {
        return change().setDeleteUser(name).build();
    }

    public static SettingsChange putGroup(String name, String description) {
        return change().setPutGroup(PutGroup.newBuilder()
                        .setName(name)
                        .setGroup(Group.newBuilder().setDescription(description)))
                .build();
    }

    public static SettingsChange deleteGroup(String name) {
        return change().setDeleteGroup(name).build();
    }

    public static User.Builder in(String... groups) {
        return User.newBuilder().addAllInGroups(List.of(groups)).addAllOutGroups(List.of(groups));
    }

    public static User.Builder administrator() {
        return User.newBuilder().setRole(Role.ADMINISTRATOR);
    }

    /** Revision 7: groups Blue and Ops, ana in Blue, admin the only administrator. */
    public static Settings document() {
        return Settings.newBuilder()
                .setRevision(7)
                .setServerId("tak-0123456789ab")
                .putGroups("Blue", Group.newBuilder().setRevision(1).build())
                .putGroups("Ops", Group.newBuilder().setRevision(2).build())
                .putUsers("ana", in("Blue").setRevision(3).build())
                .putUsers("admin", administrator().setRevision(1).build())
                .build();
    }
}
