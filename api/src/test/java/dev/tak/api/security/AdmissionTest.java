package dev.tak.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.api.security.Admission.Admitted;
import dev.tak.api.security.Admission.Refused;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Settings SETTINGS = Settings.newBuilder()
            .putUsers(
                    "ana",
                    User.newBuilder().addInGroups("Blue").addOutGroups("Ops").build())
            .putUsers("admin", User.newBuilder().setRole(Role.ADMINISTRATOR).build())
            .putUsers("carl", User.newBuilder().setDisabled(true).build())
            .putUsers("newer", User.newBuilder().setRoleValue(7).build())
            .build();

    @Test
    void aUserReceivesFromOutGroups() {
        assertThat(Admission.of("ana", SETTINGS))
                .isEqualTo(new Admitted(new Caller("ana", Set.of("Ops"), UserRole.USER)));
    }

    @Test
    void anAdministratorIsOne() {
        assertThat(Admission.of("admin", SETTINGS))
                .isEqualTo(new Admitted(new Caller("admin", Set.of(), UserRole.ADMINISTRATOR)));
    }

    @Test
    void aRoleOfALaterVersionIsTheLeastOne() {
        assertThat(Admission.of("newer", SETTINGS))
                .isEqualTo(new Admitted(new Caller("newer", Set.of(), UserRole.USER)));
    }

    @Test
    void aDisabledUserIsRefused() {
        assertThat(Admission.of("carl", SETTINGS)).isInstanceOf(Refused.class);
    }

    @Test
    void whoIsNotListedIsRefusedUnlessThereIsADefaultGroup() {
        assertThat(Admission.of("dora", SETTINGS)).isInstanceOf(Refused.class);
        assertThat(Admission.of(
                        "dora", SETTINGS.toBuilder().setDefaultGroup("Guests").build()))
                .isEqualTo(new Admitted(new Caller("dora", Set.of("Guests"), UserRole.USER)));
    }
}
