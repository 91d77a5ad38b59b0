package dev.tak.cli.prerequisites;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    Path directory;

    private Path meminfo;

    @BeforeEach
    void write() throws IOException {
        meminfo = Files.writeString(
                directory.resolve("meminfo"), "MemTotal:        4096000 kB\nMemAvailable:    2097152 kB\n");
    }

    @Test
    void says_how_much_is_short() {
        assertThatThrownBy(() -> Memory.check(meminfo, 3000))
                .isInstanceOf(MissingPrerequisiteException.class)
                .hasMessageContaining("needs 3000 MiB")
                .hasMessageContaining("2048 MiB are available")
                .hasMessageContaining("952 MiB are short");
    }

    @Test
    void is_content_with_enough() {
        assertThatCode(() -> Memory.check(meminfo, 2048)).doesNotThrowAnyException();
    }

    @Test
    void asks_nothing_where_the_kernel_does_not_say() {
        assertThatCode(() -> Memory.check(directory.resolve("missing"), 1_000_000))
                .doesNotThrowAnyException();
    }
}
