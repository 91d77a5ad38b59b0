package dev.tak.cli.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificates that are in a system's directory; reads only, for whoever connects as one of its users. */
public final class IssuedCertificates {

    private static final String CERTIFICATE_ENDING = ".pem";
    private static final String KEY_ENDING = "-key.pem";

    private final PkiLayout layout;

    /** @param home the system's directory; need not exist */
    public IssuedCertificates(Path home) {
        this.layout = new PkiLayout(home);
    }

    /** The authority's certificate, PEM; empty if there is none. */
    public Optional<Path> trust() {
        return Optional.of(layout.authority().certificate()).filter(Files::exists);
    }

    /**
     * The certificate and key of a user; empty if one of them is missing.
     *
     * @throws PkiException if nobody can be called so
     */
    public Optional<PemFiles> user(String name) {
        return Optional.of(layout.user(UserName.checked(name)))
                .filter(files -> Files.exists(files.certificate()) && Files.exists(files.key()));
    }

    /**
     * The names of the users who have a certificate, sorted.
     *
     * @throws PkiException if the directory can't be read
     */
    public List<String> users() {
        if (!Files.isDirectory(layout.users())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layout.users())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(CERTIFICATE_ENDING) && !file.endsWith(KEY_ENDING))
                    .map(file -> file.substring(0, file.length() - CERTIFICATE_ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PkiException(layout.users() + " can't be read: " + e.getMessage(), e);
        }
    }
}
