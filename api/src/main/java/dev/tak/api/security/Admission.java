package dev.tak.api.security;

import dev.tak.cache.model.Membership;
import dev.tak.cache.model.Settings;

/** Whether the user that a certificate names may use the API. */
public sealed interface Admission {

    /** The user may. */
    record Admitted(Caller caller) implements Admission {}

    /**
     * The user may not.
     *
     * @param reason for a person
     */
    record Refused(String reason) implements Admission {}

    /** Decides by the settings that the pod holds; asks nobody. */
    static Admission of(String userName, Settings settings) {
        return switch (Membership.of(userName, settings)) {
            case Membership.Unknown unknown -> new Refused("user \"" + userName + "\" is not known here");
            case Membership.Disabled disabled -> new Refused("user \"" + userName + "\" is disabled");
            case Membership.Member member ->
                new Admitted(new Caller(userName, member.out(), UserRole.of(member.role())));
        };
    }
}
