package dev.tak.messaging.listener;

import io.vertx.core.net.NetSocket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The user that a device's certificate names: the common name of its subject (TAK Server's rule). */
final class CertificateUser {

    private CertificateUser() {}

    /** Empty when the certificate has no common name. */
    static Optional<String> of(NetSocket socket) {
        try {
            X509Certificate certificate = (X509Certificate) socket.sslSession().getPeerCertificates()[0];
            return commonName(certificate.getSubjectX500Principal().getName());
        } catch (SSLPeerUnverifiedException | InvalidNameException unnamed) {
            return Optional.empty();
        }
    }

    static Optional<String> commonName(String subject) throws InvalidNameException {
        return new LdapName(subject)
                .getRdns().reversed().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .map(Rdn::getValue)
                        .map(String::valueOf)
                        .filter(name -> !name.isBlank())
                        .findFirst();
    }
}
