package dev.tak.cli.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Under which names and addresses devices reach the server: those that its certificate has to hold. */
final class ServerNames {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private ServerNames() {}

    /**
     * @return the host as given
     * @throws PkiException if devices could not connect to it; an IPv6 address can't stand in a connection package,
     *     whose form is {@code host:port:ssl}
     */
    static String checked(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new PkiException(
                    "\"" + host + "\" is no host that devices can connect to: give a host name or an IPv4 address.");
        }
        return host;
    }

    static GeneralNames of(String host) {
        Set<GeneralName> names = new LinkedHashSet<>();
        names.add(new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    /** The names and addresses in the certificate, as text. */
    static Set<String> in(X509Certificate certificate) {
        try {
            Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
            Set<String> names = new LinkedHashSet<>();
            if (entries != null) {
                entries.forEach(entry -> names.add(entry.get(1).toString()));
            }
            return names;
        } catch (CertificateParsingException e) {
            throw new PkiException("The server's certificate has unreadable names: " + e.getMessage(), e);
        }
    }

    private static boolean isAddress(String host) {
        return IPV4.matcher(host).matches();
    }
}
