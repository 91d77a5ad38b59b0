package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final Instant BUILT = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path root;

    private ClassArchive archive;
    private Path file;

    @BeforeEach
    void built() throws IOException {
        Path library = Files.createDirectories(root.resolve("api/target/quarkus-app/lib"));
        at(BUILT, Files.createFile(library.resolve("some.jar")));
        archive = ClassArchive.of(root, PartKind.API);
        file = root.resolve("api/target/classes.jsa");
    }

    @Test
    void is_kept_while_nothing_is_built() throws IOException {
        archive.removeIfOutdated();
        at(BUILT.plusSeconds(1), Files.createFile(file));

        archive.removeIfOutdated();

        assertThat(file).exists();
    }

    @Test
    void is_removed_when_a_library_was_built_since() throws IOException {
        at(BUILT.minusSeconds(1), Files.createFile(file));

        archive.removeIfOutdated();

        assertThat(file).doesNotExist();
    }

    private static void at(Instant time, Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
