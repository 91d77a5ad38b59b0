package dev.tak.config.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tak.config.seed.SeedFile.SeedGroup;
import dev.tak.config.seed.SeedFile.SeedUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeedParserTest {

    @Test
    void readsWhatIsThere() throws SeedException {
        SeedFile seed = SeedParser.parse("""
                groups:
                  Blue: { description: "The blue ones" }
                  Ops:
                users:
                  ana: { in: [Blue], out: [Blue, Ops], disabled: true }
                  admin: { groups: [Blue, Ops], role: administrator }
                  nobody:
                defaultGroup: null
                """);
        assertThat(seed.groups()).isEqualTo(Map.of("Blue", new SeedGroup("The blue ones"), "Ops", new SeedGroup(null)));
        assertThat(seed.users())
                .isEqualTo(Map.of(
                        "ana",
                        new SeedUser(null, List.of("Blue"), List.of("Blue", "Ops"), false, true),
                        "admin",
                        new SeedUser(List.of("Blue", "Ops"), null, null, true, false),
                        "nobody",
                        new SeedUser(null, null, null, false, false)));
        assertThat(seed.defaultGroup()).isNull();
    }

    static List<Arguments> badSeeds() {
        return List.of(
                bad("", "line 1", "empty"),
                bad("# only a comment\n", "empty"),
                bad("{}\n", "empty"),
                bad("users: {}\ngruops: {}\n", "line 2: key \"gruops\" is unknown", "defaultGroup, groups, users"),
                bad("users:\n  ana:\n    inn: [Blue]\n", "line 3: key \"users.ana.inn\" is unknown", "in, out"),
                bad("users:\n  ana: { in: Blue }\n", "line 2: key \"users.ana.in\" must be a list", "\"Blue\""),
                bad("users:\n  ana: { in: [7] }\n", "line 2: key \"users.ana.in[0]\" must be a text", "number 7"),
                bad("users:\n  ana:\n    in:\n    - Blue\n    - [Ops]\n", "line 5: key \"users.ana.in[1]\"", "a list"),
                bad("users:\n  ana: { in: [~] }\n", "line 2: key \"users.ana.in[0]\" must be a text", "nothing"),
                bad("users:\n  ana: { disabled: 1 }\n", "line 2: key \"users.ana.disabled\" must be true or false"),
                bad("users:\n  ana: { disabled: \"true\" }\n", "line 2: key \"users.ana.disabled\"", "the text"),
                bad("users:\n  ana: { role: boss }\n", "line 2: key \"users.ana.role\" must be user or administrator"),
                bad("users:\n  ana: { role: 1 }\n", "line 2: key \"users.ana.role\" must be a text"),
                bad("users: [ana]\n", "line 1: key \"users\" must be a mapping", "a list"),
                bad("users: { ana: Blue }\n", "line 1: key \"users.ana\" must be a mapping"),
                bad("groups:\n  Blue: {}\n  Blue: {}\n", "line 3: key \"groups.Blue\" is there twice"),
                bad("groups:\n  Blue: { description: 5 }\n", "line 2: key \"groups.Blue.description\"", "number 5"),
                bad("groups: { Blue: &b {} }\ndefaultGroup: *b\n", "line 2: key \"defaultGroup\" is an alias"),
                bad("defaultGroup: true\n", "line 1: key \"defaultGroup\" must be a text"),
                bad("groups: {\n", "line ", "while parsing"),
                bad("groups: {}\n---\nusers: {}\n", "line 3: a second document begins"),
                bad("just a text\n", "line 1: the document must be a mapping"));
    }

    private static Arguments bad(String yaml, String... message) {
        return Arguments.of(yaml, message);
    }

    @ParameterizedTest
    @MethodSource("badSeeds")
    void namesLineAndKeyOfWhatIsWrong(String yaml, String[] message) {
        assertThatExceptionOfType(SeedException.class)
                .isThrownBy(() -> SeedParser.parse(yaml))
                .satisfies(error -> assertThat(error.getMessage()).contains(message));
    }
}
