package dev.tak.config.change;

import static dev.tak.config.change.Changes.administrator;
import static dev.tak.config.change.Changes.deleteUser;
import static dev.tak.config.change.Changes.document;
import static dev.tak.config.change.Changes.in;
import static dev.tak.config.change.Changes.putGroup;
import static dev.tak.config.change.Changes.putUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cache.model.SettingsChange;
import dev.tak.config.TestLimits;
import dev.tak.config.change.Outcome.Applied;
import dev.tak.config.change.Outcome.Refused;
import org.junit.jupiter.api.Test;

class DraftTest {

    private final SettingsEditor editor = new SettingsEditor(TestLimits.defaults());
    private final Draft draft = new Draft(editor, document());

    @Test
    void makesOneRevisionOfManyChanges() {
        assertThat(draft.add(putGroup("Red", ""))).get().isInstanceOf(Applied.class);
        assertThat(draft.add(putUser("ben", in("Red")))).get().isInstanceOf(Applied.class);
        assertThat(draft.size()).isEqualTo(2);
        assertThat(draft.settings().getRevision()).isEqualTo(8);
        assertThat(draft.settings().getUsersOrThrow("ben").getRevision()).isEqualTo(8);
        assertThat(draft.settings().getGroupsOrThrow("Red").getRevision()).isEqualTo(8);
    }

    @Test
    void leavesOutWhatIsRefused() {
        assertThat(draft.add(putUser("ben", in("Red")))).get().isInstanceOf(Refused.class);
        assertThat(draft.add(putGroup("Red", ""))).get().isInstanceOf(Applied.class);
        assertThat(draft.add(putUser("ben", in("Red")))).get().isInstanceOf(Applied.class);
        assertThat(draft.size()).isEqualTo(2);
    }

    @Test
    void keepsTheLastAdministratorAmongItsChanges() {
        Draft two = new Draft(
                editor,
                document().toBuilder().putUsers("ana", administrator().build()).build());
        assertThat(two.add(deleteUser("ana"))).get().isInstanceOf(Applied.class);
        assertThat(two.add(deleteUser("admin"))).get().isInstanceOf(Refused.class);
    }

    @Test
    void changesEachRecordOnce() {
        SettingsChange first = putUser("ana", in("Ops"));
        assertThat(draft.add(first)).isPresent();
        assertThat(draft.add(putUser("ana", in("Blue")))).isEmpty();
        assertThat(draft.add(first)).isEmpty();
        assertThat(draft.settings().getUsersOrThrow("ana").getInGroupsList()).containsExactly("Ops");
    }

    @Test
    void staysTheNewestDocumentWhenNothingIsApplied() {
        assertThat(draft.add(deleteUser("nobody"))).get().isInstanceOf(Refused.class);
        assertThat(draft.size()).isZero();
        assertThat(draft.settings()).isEqualTo(document());
    }
}
