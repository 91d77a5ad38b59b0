package dev.tak.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    private final NameRule rule = new NameRule(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Dark Blue", "__ANON__", "ana.b-c_d@example.org", "7", "Jörg", "Ольга", "हिन्दी"})
    void takesTheNamesThatPeopleAndGroupsHave(String name) {
        assertThat(rule.objection("User", name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',has 0 characters",
                "'a/b',may hold",
                "'a\nb',may hold",
                "'a,b',may hold",
                "' a',must begin",
                "'-a',must begin",
                "'a ',must not end",
                "'Jo\u0308rg',normal form"
            })
    void saysWhatIsWrong(String name, String fault) {
        assertThat(rule.objection("User", name))
                .get()
                .asString()
                .startsWith("User name \"")
                .contains(fault);
    }

    @Test
    void countsCodePoints() {
        assertThat(rule.objection("User", "𝒜".repeat(64))).isEmpty();
        assertThat(rule.objection("User", "x".repeat(65))).get().asString().contains("has 65 characters; 1 to 64");
    }

    @Test
    void showsNoControlCharacter() {
        assertThat(rule.objection("Group", "a\u001b[31m")).get().asString().startsWith("Group name \"a?[31m\"");
    }
}
