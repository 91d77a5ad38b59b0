package dev.tak.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cli.Tak;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TakTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int tak(String... arguments) {
        CommandLine command = Tak.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up", "status", "logs", "down", "stop", "start", "restart", "kill", "freeze", "thaw", "dev", "test"
            })
    void explains_each_command(String name) {
        assertThat(tak(name, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: tak " + name);
    }

    @Test
    void tells_wrong_use_from_failure() {
        assertThat(tak("no-such-command")).isEqualTo(2);
        assertThat(tak("kill")).isEqualTo(2);
        assertThat(tak("restart", "messaging", "api-0")).isEqualTo(2);
        assertThat(tak("dev", "ignite", "--home", home.toString())).isEqualTo(2);
        assertThat(tak("up", "--port-offset", "99999")).isEqualTo(2);
        assertThat(tak("up", "--home", home.toString(), "--env", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("--help");
    }

    @Test
    void says_what_to_do_when_nothing_runs() {
        assertThat(tak("status", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("The system is not running. Start it with ./tak up.");
        assertThat(tak("dev", "messaging", "--home", home.toString())).isEqualTo(1);
        assertThat(tak("restart", "messaging", "--home", home.toString())).isEqualTo(1);
    }

    @Test
    void ends_nothing_without_complaint() {
        assertThat(tak("down", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("The system is down.");
    }

    @Test
    void shows_the_end_of_a_log() throws IOException {
        Path logs = Files.createDirectories(home.resolve("logs"));
        Files.writeString(logs.resolve("nats-0.log"), "one\ntwo\nthree\n");

        assertThat(tak("logs", "nats-0", "-n", "2", "--home", home.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("twothree");
    }

    @Test
    void lists_the_logs_when_one_is_unknown() {
        assertThat(tak("logs", "nats-9", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("nats-0", "supervisor", "build");
    }
}
