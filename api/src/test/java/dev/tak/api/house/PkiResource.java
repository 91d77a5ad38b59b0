package dev.tak.api.house;

import dev.tak.cli.pki.DevelopmentPki;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Certificates of the server and of the users, in a directory that {@code test.pki} names. */
public final class PkiResource implements QuarkusTestResourceLifecycleManager {

    /** Users beside those of every development system; the authority knows them all, the settings need not. */
    private static final List<String> MORE_USERS = List.of("carl", "dora", "erik");

    @Override
    public Map<String, String> start() {
        Path home = Path.of("target", "test-pki").toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DevelopmentPki pki = DevelopmentPki.ensure(home, "localhost");
        pki.issueUsersSharingAKey(MORE_USERS);
        pki.foreignCa().issueUser("ana");
        return Map.of(
                "test.pki", home.resolve("pki").toString(),
                "api.tls.certificate", pki.server().certificate().toString(),
                "api.tls.key", pki.server().key().toString(),
                "api.tls.trust", pki.trust().toString(),
                "api.public-host", "tak.example");
    }

    @Override
    public void stop() {
        // The certificates stay for the next run.
    }
}
