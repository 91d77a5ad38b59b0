package dev.tak.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    @Test
    void everyThreadGivesWayUntilItIsEnded() throws Exception {
        List<String> command = new ArrayList<>(GivingWay.prefix());
        assumeFalse(command.isEmpty(), "nobody may take niceness back here");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-"));
        int own = niceness(Path.of("/proc/self"));
        Process process = new ProcessBuilder(command).start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> threads(process.pid()) > 5);
            assertThat(niceness(process.pid())).containsOnly(Math.min(19, own + 10));

            await().atMost(Duration.ofSeconds(20)).until(() -> GivingWay.end(process.pid()));

            assertThat(niceness(process.pid())).containsOnly(own);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whoHasEndedGivesNoWay() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(GivingWay.end(process.pid())).isTrue();
    }

    private static Set<Integer> niceness(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            Set<Integer> values = new HashSet<>();
            for (Path thread : threads.toList()) {
                try {
                    values.add(niceness(thread));
                } catch (NoSuchFileException ended) {
                    // threads of a JVM that starts come and go
                }
            }
            return values;
        }
    }

    private static int niceness(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    private static int threads(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return (int) threads.count();
        }
    }
}
