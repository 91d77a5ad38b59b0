package dev.tak.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static SortedSet<String> groups(String... names) {
        return new TreeSet<>(List.of(names));
    }

    @Test
    void hasFourTokensWhateverTheNames() {
        assertThat(Subjects.live(groups("a.b", "*", "> x"), "uid.with * and >"))
                .matches("cot\\.live\\.[0-9a-f]{16}\\.[0-9a-f]{32}");
        assertThat(Subjects.live(groups(), "")).matches("cot\\.live\\.[0-9a-f]{16}\\.[0-9a-f]{32}");
    }

    @Test
    void sameSetSameToken() {
        SortedSet<String> backwards = new TreeSet<>(Comparator.reverseOrder());
        backwards.addAll(List.of("Blue", "Ops"));
        assertThat(Subjects.live(groups("Ops", "Blue"), "u")).isEqualTo(Subjects.live(backwards, "u"));
    }

    @Test
    void otherSetOtherToken() {
        assertThat(Subjects.live(groups("a,b"), "u")).isNotEqualTo(Subjects.live(groups("a", "b"), "u"));
        assertThat(Subjects.live(groups("a"), "u")).isNotEqualTo(Subjects.live(groups("a", ""), "u"));
    }
}
