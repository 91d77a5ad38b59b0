package dev.tak.cache.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Settings SETTINGS = Settings.newBuilder()
            .putUsers(
                    "ana",
                    User.newBuilder()
                            .addInGroups("Blue")
                            .addOutGroups("Ops")
                            .setRole(Role.ADMINISTRATOR)
                            .build())
            .putUsers(
                    "ben",
                    User.newBuilder().addInGroups("Blue").setDisabled(true).build())
            .build();

    @Test
    void aKnownUserHasItsGroupsAndRole() {
        assertThat(Membership.of("ana", SETTINGS))
                .isEqualTo(new Membership.Member("ana", Set.of("Blue"), Set.of("Ops"), Role.ADMINISTRATOR));
    }

    @Test
    void aDisabledUserIsToldApartFromAnUnknownOne() {
        assertThat(Membership.of("ben", SETTINGS)).isEqualTo(new Membership.Disabled("ben"));
        assertThat(Membership.of("eve", SETTINGS)).isEqualTo(new Membership.Unknown("eve"));
    }

    @Test
    void anUnlistedUserHasTheDefaultGroupWhereThereIsOne() {
        Settings open = SETTINGS.toBuilder().setDefaultGroup("Guests").build();

        assertThat(Membership.of("eve", open))
                .isEqualTo(new Membership.Member("eve", Set.of("Guests"), Set.of("Guests"), Role.USER));
        assertThat(Membership.of("ben", open)).isEqualTo(new Membership.Disabled("ben"));
    }
}
