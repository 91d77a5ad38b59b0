package dev.tak.api.security;

import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * The user who asks.
 *
 * @param user common name of the client certificate
 * @param out groups that the user receives from
 */
public record Caller(String user, Set<String> out, UserRole role) implements Principal {

    public Caller {
        out = Set.copyOf(out);
    }

    @Override
    public String getName() {
        return user;
    }

    /** Whether the user receives from one of these groups; administrators see all. */
    public boolean sees(Collection<String> groups) {
        return role == UserRole.ADMINISTRATOR || !Collections.disjoint(out, groups);
    }
}
