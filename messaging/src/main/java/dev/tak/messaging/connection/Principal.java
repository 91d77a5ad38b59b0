package dev.tak.messaging.connection;

import dev.tak.cache.model.Membership;
import java.util.Set;

/**
 * The user behind a connection and the groups that count for it.
 *
 * @param user common name of the device's certificate
 * @param in groups that the user sends to
 * @param out groups that the user receives from
 */
public record Principal(String user, Set<String> in, Set<String> out) {

    public Principal {
        in = Set.copyOf(in);
        out = Set.copyOf(out);
    }

    /** A user as the settings have it. */
    public static Principal of(Membership.Member member) {
        return new Principal(member.user(), member.in(), member.out());
    }
}
