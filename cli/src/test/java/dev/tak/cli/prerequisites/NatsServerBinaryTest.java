package dev.tak.cli.prerequisites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsServerBinaryTest {
    @TempDir
    Path root;

    private Path server(String directory, String version) throws IOException {
        Path file = Files.createDirectories(root.resolve(directory)).resolve("nats-server");
        Files.writeString(file, "#!/bin/sh\necho nats-server: v" + version + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private NatsServerBinary binary(Map<String, String> environment) {
        return NatsServerBinary.of(root, environment);
    }

    @Test
    void prefers_the_one_that_the_environment_names() throws IOException {
        Path named = server("named", "2.12.0");
        server("path", "2.15.1");

        assertThat(binary(Map.of("NATS_SERVER", named.toString(), "PATH", root + "/path"))
                        .path())
                .isEqualTo(named);
    }

    @Test
    void passes_over_an_old_one_on_the_path() throws IOException {
        server("path", "2.10.27");
        Path fetched = server(".tak/bin", "2.15.1");

        assertThat(binary(Map.of("PATH", root + "/path:/nowhere")).path()).isEqualTo(fetched);
    }

    @Test
    void says_what_to_do_about_a_wrong_name() {
        assertThatThrownBy(() ->
                        binary(Map.of("NATS_SERVER", "/nowhere/nats-server")).path())
                .isInstanceOf(MissingPrerequisiteException.class)
                .hasMessageContaining("NATS_SERVER names /nowhere/nats-server")
                .hasMessageContaining("Unset or correct it");
    }

    @Test
    void says_what_to_do_when_nothing_can_be_had() {
        List<String> progress = new ArrayList<>();
        assertThatThrownBy(() -> binary(Map.of("PATH", "/nowhere")).pathOrFetch(progress::add))
                .isInstanceOf(MissingPrerequisiteException.class)
                .hasMessageContaining("install Go")
                .hasMessageContaining("pip");
        assertThat(progress).isEmpty();
    }
}
