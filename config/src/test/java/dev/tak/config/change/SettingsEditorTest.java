package dev.tak.config.change;

import static dev.tak.config.change.Changes.administrator;
import static dev.tak.config.change.Changes.change;
import static dev.tak.config.change.Changes.deleteGroup;
import static dev.tak.config.change.Changes.deleteUser;
import static dev.tak.config.change.Changes.document;
import static dev.tak.config.change.Changes.in;
import static dev.tak.config.change.Changes.putGroup;
import static dev.tak.config.change.Changes.putUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.Group;
import dev.tak.cache.model.PutGroup;
import dev.tak.cache.model.PutUser;
import dev.tak.cache.model.Refusal.Reason;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.User;
import dev.tak.config.TestLimits;
import dev.tak.config.change.Outcome.Applied;
import dev.tak.config.change.Outcome.Refused;
import dev.tak.config.change.Outcome.Repeated;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsEditorTest {

    private SettingsEditor editor = new SettingsEditor(TestLimits.defaults());
    private Settings settings = document();

    private Outcome edit(SettingsChange change) {
        SettingsEditor.Edit edit = editor.edit(settings, settings.getRevision() + 1, change);
        if (!(edit.outcome() instanceof Applied)) {
            assertThat(edit.settings()).isSameAs(settings);
        }
        settings = edit.settings();
        return edit.outcome();
    }

    private void assertApplied(SettingsChange change, ChangeEffect effect) {
        long revision = settings.getRevision() + 1;
        assertThat(edit(change)).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.change().getEffect()).isEqualTo(effect);
            assertThat(applied.change().getRevision()).isEqualTo(revision);
        });
        assertThat(settings.getRevision()).isEqualTo(revision);
    }

    private void assertRefused(SettingsChange change, Reason reason, String... message) {
        assertThat(edit(change)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(List.of(message))
                    .allSatisfy(part -> assertThat(refused.message()).contains(part));
        });
    }

    @Nested
    class Users {

        @Test
        void areCreated() {
            assertApplied(putUser("ben", in("Ops").setRevision(99).setDisabled(true)), ChangeEffect.CREATED);
            assertThat(settings.getUsersOrThrow("ben"))
                    .isEqualTo(in("Ops").setRevision(8).setDisabled(true).build());
            assertThat(settings.getServerId()).isEqualTo(document().getServerId());
        }

        @Test
        void areReplacedAsAWhole() {
            assertApplied(putUser("ana", User.newBuilder().addOutGroups("Ops")), ChangeEffect.REPLACED);
            assertThat(settings.getUsersOrThrow("ana"))
                    .isEqualTo(
                            User.newBuilder().setRevision(8).addOutGroups("Ops").build());
        }

        @Test
        void getANewRevisionByAPutThatChangesNothing() {
            assertApplied(putUser("ana", in("Blue")), ChangeEffect.REPLACED);
            assertThat(settings.getUsersOrThrow("ana").getRevision()).isEqualTo(8);
        }

        @Test
        void areInAGroupOnce() {
            assertApplied(putUser("ben", in("Ops", "Blue", "Ops")), ChangeEffect.CREATED);
            assertThat(settings.getUsersOrThrow("ben").getInGroupsList()).containsExactly("Ops", "Blue");
        }

        @Test
        void areOnlyInGroupsThatExist() {
            assertRefused(putUser("ben", in("Blue", "Red", "Green")), Reason.INVALID, "Red, Green");
        }

        @Test
        void haveAName() {
            assertRefused(putUser("", in("Blue")), Reason.INVALID, "0 characters");
            assertRefused(deleteUser("a/b"), Reason.INVALID, "a/b");
        }

        @Test
        void haveARoleThatThereIs() {
            assertRefused(putUser("ben", User.newBuilder().setRoleValue(9)), Reason.INVALID, "no role 9");
        }

        @Test
        void needARecord() {
            SettingsChange empty =
                    change().setPutUser(PutUser.newBuilder().setName("ben")).build();
            assertRefused(empty, Reason.INVALID, "ben");
        }

        @Test
        void areDeleted() {
            assertApplied(deleteUser("ana"), ChangeEffect.DELETED);
            assertThat(settings.containsUsers("ana")).isFalse();
        }

        @Test
        void thatAreNotThereAreNotFoundWhateverTheCondition() {
            assertRefused(deleteUser("ben"), Reason.NOT_FOUND, "ben");
            assertRefused(change().setDeleteUser("ben").setIfMatch(3).build(), Reason.NOT_FOUND);
        }

        @Test
        void keepFieldsOfNewerVersions() {
            var unknown = UnknownFieldSet.newBuilder()
                    .addField(
                            100, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                    .build();
            assertApplied(putUser("ben", in("Ops").setUnknownFields(unknown)), ChangeEffect.CREATED);
            assertThat(settings.getUsersOrThrow("ben").getUnknownFields()).isEqualTo(unknown);
        }
    }

    @Nested
    class TheLastAdministrator {

        @Test
        void isNotDeleted() {
            assertRefused(deleteUser("admin"), Reason.CONFLICT, "admin", "last administrator");
        }

        @Test
        void isNotDemoted() {
            assertRefused(putUser("admin", User.newBuilder().setRole(Role.USER)), Reason.CONFLICT, "admin");
        }

        @Test
        void isNotDisabled() {
            assertRefused(putUser("admin", administrator().setDisabled(true)), Reason.CONFLICT, "admin");
        }

        @Test
        void goesWhenThereIsAnotherOne() {
            assertApplied(putUser("ana", administrator()), ChangeEffect.REPLACED);
            assertApplied(deleteUser("admin"), ChangeEffect.DELETED);
        }

        @Test
        void isTheLastOneBesideADisabledOne() {
            assertApplied(putUser("ana", administrator().setDisabled(true)), ChangeEffect.REPLACED);
            assertRefused(deleteUser("admin"), Reason.CONFLICT);
        }

        @Test
        void doesNotHinderWhereThereWasNone() {
            settings = settings.toBuilder().removeUsers("admin").build();
            assertApplied(deleteUser("ana"), ChangeEffect.DELETED);
        }
    }

    @Nested
    class Groups {

        @Test
        void areCreatedAndReplaced() {
            assertApplied(putGroup("Red", "one"), ChangeEffect.CREATED);
            assertApplied(putGroup("Red", "two"), ChangeEffect.REPLACED);
            assertThat(settings.getGroupsOrThrow("Red"))
                    .isEqualTo(Group.newBuilder()
                            .setRevision(9)
                            .setDescription("two")
                            .build());
        }

        @Test
        void haveANameAndARecord() {
            assertRefused(putGroup("x".repeat(65), ""), Reason.INVALID, "65 characters");
            assertRefused(deleteGroup(""), Reason.INVALID);
            assertRefused(
                    change().setPutGroup(PutGroup.newBuilder().setName("Red")).build(), Reason.INVALID, "Red");
        }

        @Test
        void haveADescriptionOfOneLine() {
            assertRefused(putGroup("Red", "x".repeat(1025)), Reason.INVALID, "1025", "1024");
            assertRefused(putGroup("Red", "one\ntwo"), Reason.INVALID, "one line");
        }

        @Test
        void areDeletedWhenNobodyIsInThem() {
            assertApplied(deleteGroup("Ops"), ChangeEffect.DELETED);
            assertThat(settings.containsGroups("Ops")).isFalse();
            assertRefused(deleteGroup("Ops"), Reason.NOT_FOUND, "Ops");
        }

        @Test
        void stayWhileUsersAreInThem() {
            assertRefused(deleteGroup("Blue"), Reason.CONFLICT, "Blue", "ana");
            assertApplied(putUser("ben", User.newBuilder().addOutGroups("Ops")), ChangeEffect.CREATED);
            assertRefused(deleteGroup("Ops"), Reason.CONFLICT, "ben");
        }

        @Test
        void nameTenOfTheirUsers() {
            Settings.Builder many = settings.toBuilder();
            for (int i = 0; i < 13; i++) {
                many.putUsers("user%02d".formatted(i), in("Ops").build());
            }
            settings = many.build();
            assertRefused(deleteGroup("Ops"), Reason.CONFLICT, "user00, ", "user09 and 3 more");
        }

        @Test
        void stayWhileTheyAreTheDefault() {
            settings = settings.toBuilder().setDefaultGroup("Ops").build();
            assertRefused(deleteGroup("Ops"), Reason.CONFLICT, "default group");
        }
    }

    @Nested
    class ConditionsOfAChange {

        @Test
        void holdOnTheRecordsRevision() {
            SettingsChange put = putUser("ana", in("Ops"));
            assertRefused(put.toBuilder().setIfMatch(7).build(), Reason.STALE, "revision 3, not 7");
            assertApplied(put.toBuilder().setIfMatch(3).build(), ChangeEffect.REPLACED);
        }

        @Test
        void areStaleWhereThereIsNoRecord() {
            assertRefused(putUser("ben", in("Ops")).toBuilder().setIfMatch(3).build(), Reason.STALE, "does not exist");
        }

        @Test
        void wantNoRecord() {
            SettingsChange put =
                    putGroup("Blue", "").toBuilder().setIfNoneMatch(true).build();
            assertRefused(put, Reason.STALE, "exists already");
            assertApplied(putGroup("Red", "").toBuilder().setIfNoneMatch(true).build(), ChangeEffect.CREATED);
        }

        @Test
        void holdOnDeletionsToo() {
            assertRefused(deleteUser("ana").toBuilder().setIfMatch(9).build(), Reason.STALE);
            assertApplied(deleteUser("ana").toBuilder().setIfMatch(3).build(), ChangeEffect.DELETED);
            assertRefused(deleteGroup("Ops").toBuilder().setIfMatch(9).build(), Reason.STALE);
            assertApplied(deleteGroup("Ops").toBuilder().setIfMatch(2).build(), ChangeEffect.DELETED);
        }
    }

    @Nested
    class Repeats {

        @Test
        void getTheFirstAnswerWhateverHasHappenedSince() {
            SettingsChange put =
                    putUser("ben", in("Ops")).toBuilder().setIfNoneMatch(true).build();
            AppliedChange first = ((Applied) edit(put)).change();
            edit(deleteUser("ben"));
            edit(deleteGroup("Ops"));
            assertThat(edit(put)).isEqualTo(new Repeated(first));
            assertThat(edit(put.toBuilder().setChangedBy("somebody").build())).isEqualTo(new Repeated(first));
        }

        @Test
        void areNoOtherChange() {
            SettingsChange put = putUser("ben", in("Ops"));
            edit(put);
            assertRefused(put.toBuilder().setIfMatch(8).build(), Reason.KEY_REUSED, "revision 8");
            assertRefused(
                    deleteUser("ben").toBuilder()
                            .setIdempotencyKey(put.getIdempotencyKey())
                            .build(),
                    Reason.KEY_REUSED);
        }

        @Test
        void ofARefusedChangeAreLookedAtAnew() {
            SettingsChange put = putUser("ben", in("Red"));
            assertRefused(put, Reason.INVALID);
            edit(putGroup("Red", ""));
            assertApplied(put, ChangeEffect.CREATED);
        }

        @Test
        void areKnownForTheNewestChangesOnly() {
            editor = new SettingsEditor(TestLimits.with("config.limits.applied-changes", "2"));
            SettingsChange oldest = putGroup("Red", "");
            SettingsChange second = putGroup("Green", "");
            edit(oldest);
            edit(second);
            edit(putGroup("Grey", ""));
            assertThat(settings.getAppliedChangesCount()).isEqualTo(2);
            assertThat(edit(second)).isInstanceOf(Repeated.class);
            assertApplied(oldest, ChangeEffect.REPLACED);
        }

        @Test
        void areRecognisedByHashes() {
            edit(putGroup("Red", ""));
            AppliedChange remembered = settings.getAppliedChanges(0);
            assertThat(remembered.getKeyHash().size()).isEqualTo(16);
            assertThat(remembered.getChangeHash().size()).isEqualTo(8);
        }
    }

    @Nested
    class Requests {

        @Test
        void haveAnIdempotencyKey() {
            SettingsChange put = putGroup("Red", "");
            assertRefused(put.toBuilder().clearIdempotencyKey().build(), Reason.INVALID, "idempotency key");
            assertRefused(put.toBuilder().setIdempotencyKey("x".repeat(129)).build(), Reason.INVALID, "129");
        }

        @Test
        void holdAChange() {
            assertRefused(change().build(), Reason.INVALID, "no change");
        }

        @Test
        void doNotMakeTheDocumentTooLarge() {
            int size = settings.getSerializedSize();
            editor = new SettingsEditor(TestLimits.with("config.limits.document-bytes", Integer.toString(size)));
            assertRefused(putGroup("Red", "red"), Reason.INVALID, "bytes; up to " + size);
            assertApplied(deleteGroup("Ops"), ChangeEffect.DELETED);
        }
    }
}
