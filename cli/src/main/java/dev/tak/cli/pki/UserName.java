package dev.tak.cli.pki;

import java.util.regex.Pattern;

/** What a user may be called: the name is part of file names and of the certificate's subject. */
final class UserName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private UserName() {}

    /** @throws PkiException if the name is not allowed */
    static String checked(String name) {
        if (!ALLOWED.matcher(name).matches() || name.endsWith("-key")) {
            throw new PkiException("\"" + name + "\" can't be a user name: it has 1 to 64 letters, digits, '.', '_' or"
                    + " '-', begins with a letter or digit and does not end in \"-key\".");
        }
        return name;
    }
}
