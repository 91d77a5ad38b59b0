package dev.tak.cli.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates.
 *
 * <p>A leaf lives a year (Apple refuses those of more than 398 days), the authority itself 825 days.
 */
final class CertificateAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(825);
    private static final Duration LEAF_LIFE = Duration.ofDays(365);
    /** Devices whose clock is late must not find the certificate of today "not yet valid". */
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity identity;

    CertificateAuthority(Identity identity) {
        this.identity = identity;
    }

    X509Certificate certificate() {
        return identity.certificate();
    }

    /** A self-signed authority certificate for these keys. */
    static X509Certificate selfSigned(String commonName, KeyPair keys) {
        Instant from = Instant.now().minus(CLOCK_TOLERANCE);
        X500Name name = name(commonName);
        try {
            X509v3CertificateBuilder builder =
                    builder(name, from, from.plus(AUTHORITY_LIFE), name, keys.getPublic(), keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, keys.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw notMade(commonName, e);
        }
    }

    boolean hasSigned(X509Certificate certificate) {
        try {
            certificate.verify(identity.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    X509Certificate issueServer(String commonName, GeneralNames names, PublicKey key) {
        return issueLeaf(commonName, KeyPurposeId.id_kp_serverAuth, names, key);
    }

    X509Certificate issueClient(String commonName, PublicKey key) {
        return issueLeaf(commonName, KeyPurposeId.id_kp_clientAuth, null, key);
    }

    private X509Certificate issueLeaf(String commonName, KeyPurposeId purpose, GeneralNames names, PublicKey key) {
        X509Certificate authority = identity.certificate();
        Instant from = Instant.now().minus(CLOCK_TOLERANCE);
        Instant until = from.plus(LEAF_LIFE);
        Instant last = authority.getNotAfter().toInstant();
        X500Name issuer =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        try {
            X509v3CertificateBuilder builder = builder(
                    issuer,
                    from,
                    until.isBefore(last) ? until : last,
                    name(commonName),
                    key,
                    identity.keys().getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return sign(builder, identity.keys().getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw notMade(commonName, e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, Instant from, Instant until, X500Name subject, PublicKey key, PublicKey issuerKey)
            throws IOException, GeneralSecurityException {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key)
                .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
                .addExtension(
                        Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static PkiException notMade(String commonName, Exception cause) {
        return new PkiException("No certificate could be made for " + commonName + ": " + cause.getMessage(), cause);
    }
}
