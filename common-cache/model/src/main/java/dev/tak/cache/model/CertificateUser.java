package dev.tak.cache.model;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The user that a client certificate names: the common name of its subject (TAK Server's rule). */
public final class CertificateUser {

    private CertificateUser() {}

    /** Empty when the certificate has no common name. */
    public static Optional<String> of(X509Certificate certificate) {
        return commonName(certificate.getSubjectX500Principal().getName());
    }

    /** @param subject distinguished name, RFC 2253 */
    static Optional<String> commonName(String subject) {
        try {
            return new LdapName(subject)
                    .getRdns().reversed().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .filter(name -> !name.isBlank())
                            .findFirst();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
