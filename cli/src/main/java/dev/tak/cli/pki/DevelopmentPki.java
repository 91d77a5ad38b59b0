package dev.tak.cli.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The certificates of a development system, in files that only their owner can read.
 *
 * <p>Who only connects as one of the users reads {@link IssuedCertificates} instead.
 *
 * <p>Nothing that exists is ever overwritten: a file that was moved away is made anew by the next {@link #ensure}.
 * Every method throws {@link PkiException} when a file can't be read or written or does not fit the others.
 */
public final class DevelopmentPki {

    /** The users that a new system has. */
    public static final List<String> DEVELOPMENT_USERS = List.of("ana", "ben", "admin");

    private static final String AUTHORITY_NAME = "TAK development CA";
    private static final int DEVICE_PORT = 8089;

    private final PkiLayout layout;
    private final CertificateAuthority authority;
    private final DevicePackages packages;

    private DevelopmentPki(PkiLayout layout, CertificateAuthority authority, DevicePackages packages) {
        this.layout = layout;
        this.authority = authority;
        this.packages = packages;
    }

    /** As {@link #ensure(Path, String, int)}, for devices that connect to port 8089. */
    public static DevelopmentPki ensure(Path home, String host) {
        return ensure(home, host, DEVICE_PORT);
    }

    /**
     * Makes what is missing: the authority, the server's certificate, and the certificates and connection packages of
     * the {@link #DEVELOPMENT_USERS}.
     *
     * @param home the system's directory; it is created with mode 0700, one that exists keeps its mode
     * @param host the host name or IPv4 address under which devices reach the server; localhost, 127.0.0.1 and ::1
     *     are always in the server's certificate too
     * @param port the port that the connection packages name
     * @throws PkiException also if the server's certificate is there, but not for this host
     */
    public static DevelopmentPki ensure(Path home, String host, int port) {
        ServerNames.checked(host);
        PkiLayout layout = new PkiLayout(home);
        createDirectories(layout);
        CertificateAuthority authority = new CertificateAuthority(IdentityFiles.ensure(
                layout.authority(),
                KeyPairs::random,
                keys -> List.of(CertificateAuthority.selfSigned(AUTHORITY_NAME, keys))));
        Identity server = IdentityFiles.ensure(
                layout.server(),
                KeyPairs::random,
                keys -> List.of(
                        authority.issueServer(host, ServerNames.of(host), keys.getPublic()), authority.certificate()));
        checkIssuer(layout.server(), server, authority);
        checkHost(layout, server.certificate(), host);
        DevelopmentPki pki =
                new DevelopmentPki(layout, authority, new DevicePackages(layout, authority.certificate(), host, port));
        DEVELOPMENT_USERS.forEach(pki::issueUser);
        return pki;
    }

    /** The authority's certificate, PEM: what devices and server trust. */
    public Path trust() {
        return layout.authority().certificate();
    }

    /** The server's certificate (with the authority's after it) and key. */
    public PemFiles server() {
        return layout.server();
    }

    /** The user's certificate and key, made as far as they are missing, with key store and connection packages. */
    public PemFiles issueUser(String name) {
        packages.ensure(name, issue(name, KeyPairs::random));
        return layout.user(name);
    }

    /**
     * Certificates for many users in little time, because they share one key pair; no key stores, no packages. For
     * tests and load.
     *
     * @return in the order of the names
     */
    public List<PemFiles> issueUsersSharingAKey(Collection<String> names) {
        KeyPair shared = KeyPairs.random();
        names.forEach(name -> issue(name, () -> shared));
        return names.stream().map(layout::user).toList();
    }

    /** An authority that the server does not trust, for tests; its files lie in {@code pki/foreign}. */
    public ForeignCa foreignCa() {
        return new ForeignCa(layout.foreign(), AUTHORITY_NAME);
    }

    private Identity issue(String name, Supplier<KeyPair> newKeys) {
        PemFiles files = layout.user(UserName.checked(name));
        Identity identity =
                IdentityFiles.ensure(files, newKeys, keys -> List.of(authority.issueClient(name, keys.getPublic())));
        checkIssuer(files, identity, authority);
        return identity;
    }

    private static void checkIssuer(PemFiles files, Identity identity, CertificateAuthority authority) {
        if (!authority.hasSigned(identity.certificate())) {
            throw new PkiException(
                    "%s is not signed by the authority in this directory: move it and %s away (of a user,"
                                    .formatted(files.certificate(), files.key())
                            + " the .p12 and the packages too) to have new ones made.");
        }
    }

    private static void checkHost(PkiLayout layout, X509Certificate server, String host) {
        Set<String> names = ServerNames.in(server);
        if (!names.contains(host)) {
            throw new PkiException("%s is for %s, not for %s. To change the server's host, move it, %s and %s away; the"
                            .formatted(
                                    layout.server().certificate(),
                                    String.join(", ", names),
                                    host,
                                    layout.server().key(),
                                    layout.packages())
                    + " devices then need their new packages.");
        }
    }

    private static void createDirectories(PkiLayout layout) {
        try {
            OwnerOnly.directory(layout.users());
            OwnerOnly.directory(layout.packages());
        } catch (IOException e) {
            throw new PkiException(layout.home() + " can't be used as directory of the system: " + e, e);
        }
    }
}
