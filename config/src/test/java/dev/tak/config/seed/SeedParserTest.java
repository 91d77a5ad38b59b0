package dev.tak.config.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tak.config.seed.SeedFile.SeedGroup;
import dev.tak.config.seed.SeedFile.SeedRole;
import dev.tak.config.seed.SeedFile.SeedUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeedParserTest {

    private final SeedParser parser = new SeedParser();

    @Test
    void readsWhatIsThere() throws SeedException {
        SeedFile seed = parser.parse("""
                groups:
                  Blue: { description: "The blue ones" }
                  Ops:
                users:
                  ana: { in: [Blue], out: [Blue, Ops], disabled: true }
                  admin: { groups: [Blue, Ops], role: administrator }
                  nobody:
                defaultGroup: null
                """);
        assertThat(seed.groups())
                .containsEntry("Blue", new SeedGroup("The blue ones"))
                .containsEntry("Ops", null);
        assertThat(seed.users())
                .containsEntry("ana", new SeedUser(null, List.of("Blue"), List.of("Blue", "Ops"), null, true))
                .containsEntry("admin", new SeedUser(List.of("Blue", "Ops"), null, null, SeedRole.ADMINISTRATOR, null))
                .containsEntry("nobody", null);
        assertThat(seed.defaultGroup()).isNull();
    }

    static List<Arguments> badSeeds() {
        return List.of(
                Arguments.of("", new String[] {"empty"}),
                Arguments.of("# only a comment\n", new String[] {"empty"}),
                Arguments.of("users: {}\ngruops: {}\n", new String[] {"line 2", "unknown key \"gruops\"", "groups"}),
                Arguments.of(
                        "users:\n  ana:\n    inn: [Blue]\n",
                        new String[] {"line 3", "unknown key \"users.ana.inn\"", "in, out"}),
                Arguments.of("users:\n  ana: { in: Blue }\n", new String[] {"line 2", "users.ana.in"}),
                Arguments.of("users:\n  ana: { in: [7] }\n", new String[] {"line 2", "users.ana.in[0]"}),
                Arguments.of("users:\n  ana: { in: [Blue, [Ops]] }\n", new String[] {"line 2", "users.ana.in[1]"}),
                Arguments.of("users:\n  ana: { disabled: 1 }\n", new String[] {"line 2", "users.ana.disabled"}),
                Arguments.of("users:\n  ana: { disabled: \"true\" }\n", new String[] {"line 2", "users.ana.disabled"}),
                Arguments.of(
                        "users:\n  ana: { role: boss }\n",
                        new String[] {"line 2", "users.ana.role", "boss", "administrator"}),
                Arguments.of("users:\n  ana: { role: 1 }\n", new String[] {"line 2", "users.ana.role"}),
                Arguments.of("users: [ana]\n", new String[] {"line 1", "users"}),
                Arguments.of("groups:\n  Blue: {}\n  Blue: {}\n", new String[] {"line 3", "Blue"}),
                Arguments.of(
                        "groups:\n  Blue: { description: 5 }\n", new String[] {"line 2", "groups.Blue.description"}),
                Arguments.of("defaultGroup: true\n", new String[] {"line 1", "defaultGroup"}),
                Arguments.of("groups: {\n", new String[] {"line 2"}),
                Arguments.of("groups: {}\n---\nusers: {}\n", new String[] {"line"}),
                Arguments.of("just a text\n", new String[] {"line 1"}));
    }

    @ParameterizedTest
    @MethodSource("badSeeds")
    void namesLineAndKeyOfWhatIsWrong(String yaml, String[] message) {
        assertThatExceptionOfType(SeedException.class)
                .isThrownBy(() -> parser.parse(yaml))
                .satisfies(error -> assertThat(error.getMessage())
                        .contains(message)
                        .doesNotContain("dev.tak")
                        .doesNotContain("java."));
    }
}
