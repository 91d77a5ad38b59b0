package dev.tak.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {
    @TempDir
    Path run;

    private Process process;
    private SavedProcesses saved;
    private LeftOvers leftOvers;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        saved = new SavedProcesses(run);
        leftOvers = new LeftOvers(saved, Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void ends_what_was_saved() throws IOException {
        saved.save("nats-0", process.toHandle());

        assertThat(leftOvers.end()).containsExactly("nats-0");

        assertThat(process.isAlive()).isFalse();
        assertThat(leftOvers.end()).isEmpty();
    }

    @Test
    void kills_what_is_frozen() throws IOException {
        saved.save("nats-0", process.toHandle());
        Signal.STOP.send(process.pid());

        leftOvers.end();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void leaves_another_process_with_the_same_number_alone() throws IOException {
        Files.writeString(run.resolve("nats-0.pid"), process.pid() + "\nan-earlier-boot 4711\n");

        assertThat(leftOvers.end()).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }
}
