package dev.tak.cli.device;

import dev.tak.cli.pki.IssuedCertificates;
import dev.tak.cli.pki.PemFiles;
import java.nio.file.Path;

/**
 * With what a device on the terminal shows who it is.
 *
 * @param trust the authority's certificate, PEM
 * @param user the user's certificate and key
 */
record ClientCertificate(Path trust, PemFiles user) {

    /** There is no such certificate; the message says what to do. */
    static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        private MissingException(String message) {
            super(message);
        }
    }

    static ClientCertificate find(Path home, String user) throws MissingException {
        IssuedCertificates issued = new IssuedCertificates(home);
        Path trust = issued.trust()
                .orElseThrow(() -> new MissingException("There are no certificates in " + home.toAbsolutePath()
                        + ". Start the system once, it makes them; or name its directory with --home."));
        PemFiles files = issued.user(user)
                .orElseThrow(() -> new MissingException("There is no certificate for the user \"" + user + "\" in "
                        + home.toAbsolutePath() + ". Use --user with one of: " + String.join(", ", issued.users())
                        + "."));
        return new ClientCertificate(trust, files);
    }
}
