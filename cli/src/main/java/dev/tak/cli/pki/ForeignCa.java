package dev.tak.cli.pki;

import java.nio.file.Path;
import java.util.List;

/**
 * An authority that the server does not know, although it bears the same name as the one it knows: its certificates
 * have to be refused. For tests.
 */
public final class ForeignCa {

    private final Path directory;
    private final CertificateAuthority authority;

    ForeignCa(Path directory, String commonName) {
        this.directory = directory;
        this.authority = new CertificateAuthority(IdentityFiles.ensure(
                PkiLayout.pair(directory, "ca"),
                KeyPairs::random,
                keys -> List.of(CertificateAuthority.selfSigned(commonName, keys))));
    }

    /** A certificate that names this user, as far as it is missing. */
    public PemFiles issueUser(String name) {
        PemFiles files = PkiLayout.pair(directory.resolve("users"), UserName.checked(name));
        IdentityFiles.ensure(files, KeyPairs::random, keys -> List.of(authority.issueClient(name, keys.getPublic())));
        return files;
    }
}
