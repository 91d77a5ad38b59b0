package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSecretsTest {
    @TempDir
    Path directory;

    @Test
    void makes_passwords_once_that_nats_takes_for_text() throws IOException {
        Home home = new Home(directory.resolve("home"));
        home.create();

        BrokerSecrets secrets = BrokerSecrets.ensure(home);

        assertThat(secrets.client()).matches("[a-zA-Z][a-zA-Z0-9]{31}").isNotEqualTo(secrets.route());
        assertThat(BrokerSecrets.ensure(home)).isEqualTo(secrets);
        assertThat(secrets.toString()).doesNotContain(secrets.client());
    }

    @Test
    void keeps_them_from_others() throws IOException {
        Home home = new Home(directory.resolve("home"));
        home.create();
        BrokerSecrets.ensure(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.secrets().resolve("nats-password"))))
                .isEqualTo("rw-------");
    }
}
