package dev.tak.cli.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** The key stores and connection packages with which a user's phone is set up. */
final class DevicePackages {

    private static final int TAG_BYTES = 4;

    private final PkiLayout layout;
    private final X509Certificate authority;
    private final String host;
    private final int port;

    DevicePackages(PkiLayout layout, X509Certificate authority, String host, int port) {
        this.layout = layout;
        this.authority = authority;
        this.host = host;
        this.port = port;
    }

    /** Writes the user's key store and packages as far as they are missing. */
    void ensure(String user, Identity identity) {
        try {
            String trustPassword = Passwords.ensure(layout.trustStorePassword());
            String keyPassword = Passwords.ensure(layout.keyStorePassword(user));
            byte[] trustStore = ensure(
                    layout.trustStore(),
                    () -> LegacyPkcs12.trustStore("truststore", authority, trustPassword.toCharArray()));
            byte[] keyStore = ensure(
                    layout.keyStore(user),
                    () -> LegacyPkcs12.keyStore(user, identity, authority, keyPassword.toCharArray()));

            // Two servers' key stores of one name break WinTAK: one overwrites the other.
            String server = host + "-" + authorityTag();
            ConnectionPreferences preferences = new ConnectionPreferences(
                    "TAK " + host,
                    host,
                    port,
                    new ConnectionPreferences.Store("truststore-" + server + ".p12", trustPassword),
                    new ConnectionPreferences.Store(user + "-" + server + ".p12", keyPassword));
            ConnectionPackage content = new ConnectionPackage(user + "-" + server, preferences, trustStore, keyStore);
            ensure(layout.packages().resolve(user + "-atak.zip"), content::forAtak);
            ensure(layout.packages().resolve(user + "-itak.zip"), content::forItak);
        } catch (IOException | GeneralSecurityException e) {
            throw new PkiException("The connection packages of " + user + " could not be written: " + e, e);
        }
    }

    private interface Content {
        byte[] bytes() throws IOException, GeneralSecurityException;
    }

    private static byte[] ensure(Path file, Content content) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            return Files.readAllBytes(file);
        }
        byte[] bytes = content.bytes();
        OwnerOnly.write(file, bytes);
        return bytes;
    }

    /** A few digits that differ between the authorities of two systems on the same host. */
    private String authorityTag() throws GeneralSecurityException {
        byte[] fingerprint = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
        return HexFormat.of().formatHex(fingerprint, 0, TAG_BYTES);
    }
}
