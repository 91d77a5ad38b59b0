package dev.tak.cli.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

/**
 * Key stores in the form that phones read: {@code pbeWithSHA1And3-KeyTripleDES-CBC} for key and certificates, a MAC
 * with SHA-1. ATAK refuses the JDK's own form (AES, SHA-256) on Android 12, OpenSSL 3 the even older one (RC2-40).
 *
 * <p>The JDK takes the algorithms from security properties of the whole process: they are changed for the time of one
 * write only.
 */
final class LegacyPkcs12 {

    private static final Map<String, String> ALGORITHMS = Map.of(
            "keystore.pkcs12.certProtectionAlgorithm", "PBEWithSHA1AndDESede",
            "keystore.pkcs12.keyProtectionAlgorithm", "PBEWithSHA1AndDESede",
            "keystore.pkcs12.macAlgorithm", "HmacPBESHA1");

    private LegacyPkcs12() {}

    static byte[] keyStore(String alias, Identity identity, X509Certificate authority, char[] password)
            throws IOException, GeneralSecurityException {
        X509Certificate[] chain = {identity.certificate(), authority};
        return write(password, store -> store.setKeyEntry(alias, identity.keys().getPrivate(), password, chain));
    }

    static byte[] trustStore(String alias, X509Certificate authority, char[] password)
            throws IOException, GeneralSecurityException {
        return write(password, store -> store.setCertificateEntry(alias, authority));
    }

    private interface Content {
        void putInto(KeyStore store) throws GeneralSecurityException;
    }

    private static synchronized byte[] write(char[] password, Content content)
            throws IOException, GeneralSecurityException {
        Map<String, String> before = new HashMap<>();
        // A security property can't be removed; an empty one means the JDK's default, as an absent one does.
        ALGORITHMS.keySet().forEach(name -> before.put(name, valueOrEmpty(name)));
        ALGORITHMS.forEach(Security::setProperty);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            content.putInto(store);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } finally {
            before.forEach(Security::setProperty);
        }
    }

    private static String valueOrEmpty(String name) {
        String value = Security.getProperty(name);
        return value == null ? "" : value;
    }
}
