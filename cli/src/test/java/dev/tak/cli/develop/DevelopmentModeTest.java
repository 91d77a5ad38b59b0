package dev.tak.cli.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.PartKind;
import dev.tak.cli.prerequisites.MissingPrerequisiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script that stands in for Maven: it says how it was called, and waits for a child of its own. */
class DevelopmentModeTest {
    private static final String MAVEN = """
            #!/bin/sh
            sleep 600 &
            echo "$@" > arguments
            echo "$NATS_PASSWORD" > password
            echo $! > child
            wait
            """;

    @TempDir
    Path root;

    private DevelopmentMode mode() throws IOException {
        Path maven = Files.writeString(root.resolve("mvn"), MAVEN);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        return new DevelopmentMode(root, Map.of("TAK_MAVEN", maven.toString()));
    }

    private String said(String file) throws IOException {
        Path path = root.resolve(file);
        return Files.exists(path) ? Files.readString(path).strip() : "";
    }

    @Test
    void starts_the_service_alone_and_gives_secrets_by_environment_only() throws Exception {
        DevelopmentProcess process = mode().start(PartKind.MESSAGING, List.of(), Map.of("NATS_PASSWORD", "verySecret"));
        try {
            await().atMost(10, TimeUnit.SECONDS).until(() -> !said("child").isEmpty());
        } finally {
            process.end();
        }
        assertThat(said("arguments"))
                .contains("--projects messaging --also-make process-classes quarkus:dev")
                .doesNotContain("verySecret");
        assertThat(said("password")).isEqualTo("verySecret");
    }

    @Test
    void leaves_nothing_behind() throws Exception {
        DevelopmentProcess process = mode().start(PartKind.API, List.of("env"), Map.of());
        await().atMost(10, TimeUnit.SECONDS).until(() -> !said("child").isEmpty());
        ProcessHandle child = ProcessHandle.of(Long.parseLong(said("child"))).orElseThrow();

        process.end();

        assertThat(process.await()).isNotZero();
        await().atMost(10, TimeUnit.SECONDS).until(() -> !child.isAlive());
    }

    @Test
    void says_who_finds_maven() {
        assertThatThrownBy(() -> new DevelopmentMode(root, Map.of()))
                .isInstanceOf(MissingPrerequisiteException.class)
                .hasMessageContaining("TAK_MAVEN")
                .hasMessageContaining("./tak dev");
    }
}
