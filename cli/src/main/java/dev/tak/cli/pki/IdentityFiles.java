package dev.tak.cli.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes an identity's files as far as they are missing, and reads those that are there. */
final class IdentityFiles {

    private IdentityFiles() {}

    /**
     * The key is written before its certificate, so that what a crash leaves behind is completed by the next call.
     *
     * @param newKeys called only if there is no key
     * @param issue gives the certificate of the keys, its issuers after it; called only if there is none
     * @throws PkiException if what is there does not belong together or has expired
     */
    static Identity ensure(PemFiles files, Supplier<KeyPair> newKeys, Function<KeyPair, List<X509Certificate>> issue) {
        try {
            if (Files.exists(files.certificate())) {
                return read(files);
            }
            KeyPair keys;
            if (Files.exists(files.key())) {
                keys = Pem.readKeyPair(files.key());
            } else {
                keys = newKeys.get();
                OwnerOnly.write(files.key(), Pem.of(keys.getPrivate()));
            }
            List<X509Certificate> chain = issue.apply(keys);
            OwnerOnly.write(files.certificate(), Pem.of(chain));
            return new Identity(keys, chain.getFirst());
        } catch (IOException | GeneralSecurityException e) {
            throw new PkiException(files.certificate() + " could not be written: " + e.getMessage(), e);
        }
    }

    private static Identity read(PemFiles files) throws GeneralSecurityException {
        if (!Files.exists(files.key())) {
            throw new PkiException(files.key() + " is missing, without it " + files.certificate()
                    + " is of no use: move that away to have both made anew.");
        }
        X509Certificate certificate = Pem.readCertificate(files.certificate());
        KeyPair keys = Pem.readKeyPair(files.key());
        if (!certificate.getPublicKey().equals(keys.getPublic())) {
            throw new PkiException(files.certificate() + " and " + files.key()
                    + " do not belong together: move both away to have them made anew.");
        }
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new PkiException(
                    files.certificate() + " has expired on "
                            + certificate.getNotAfter().toInstant()
                            + ": move it away (and, of a user, the .p12 and the packages) to have a new one made.",
                    e);
        }
        return new Identity(keys, certificate);
    }
}
