package dev.tak.config.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tak.cache.model.Group;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import dev.tak.config.TestLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstSettingsTest {

    private static Settings settings(String yaml) throws SeedException {
        return new FirstSettings(TestLimits.defaults()).of(SeedParser.parse(yaml), "tak-1");
    }

    @Test
    void areRevisionOne() throws SeedException {
        Settings settings = settings("""
                groups:
                  Blue: { description: The blue ones }
                  Ops:
                users:
                  ana: { in: [Blue], out: [Blue, Ops, Ops] }
                  admin: { groups: [Ops], role: administrator }
                  gone: { role: user, disabled: true }
                  nobody:
                defaultGroup: Ops
                """);
        assertThat(settings)
                .isEqualTo(Settings.newBuilder()
                        .setRevision(1)
                        .setServerId("tak-1")
                        .putGroups(
                                "Blue",
                                Group.newBuilder()
                                        .setRevision(1)
                                        .setDescription("The blue ones")
                                        .build())
                        .putGroups("Ops", Group.newBuilder().setRevision(1).build())
                        .putUsers(
                                "ana",
                                User.newBuilder()
                                        .setRevision(1)
                                        .addInGroups("Blue")
                                        .addAllOutGroups(List.of("Blue", "Ops"))
                                        .build())
                        .putUsers(
                                "admin",
                                User.newBuilder()
                                        .setRevision(1)
                                        .addInGroups("Ops")
                                        .addOutGroups("Ops")
                                        .setRole(Role.ADMINISTRATOR)
                                        .build())
                        .putUsers(
                                "gone",
                                User.newBuilder()
                                        .setRevision(1)
                                        .setDisabled(true)
                                        .build())
                        .putUsers("nobody", User.newBuilder().setRevision(1).build())
                        .setDefaultGroup("Ops")
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users: { ana: { in: [Red] } }                             | users.ana | Red",
                "users: { ana: { groups: [], in: [] } }                    | users.ana.groups | both directions",
                "users: { 'a/b': {} }                                      | a/b | may hold",
                "groups: { ' Blue': {} }                                   | Blue | must begin",
                "{ groups: { Blue: {} }, defaultGroup: Red }               | defaultGroup | Red",
                "groups: { Blue: { description: \"one\\ntwo\" } }          | groups.Blue.description | one line"
            })
    void nameTheKeyOfWhatIsWrong(String yaml, String key, String what) {
        assertThatExceptionOfType(SeedException.class)
                .isThrownBy(() -> settings(yaml))
                .withMessageContaining(key)
                .withMessageContaining(what);
    }

    @Test
    void areNotTooLarge() {
        FirstSettings small = new FirstSettings(TestLimits.with("config.limits.document-bytes", "10"));
        assertThatExceptionOfType(SeedException.class)
                .isThrownBy(() -> small.of(SeedParser.parse("groups: { Blue: {} }"), "tak-1"))
                .withMessageContaining("up to 10 are allowed");
    }
}
