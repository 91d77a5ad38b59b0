package dev.tak.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorShareTest {

    @BeforeEach
    void thisKernelHasShares() {
        assumeTrue(Files.exists(Path.of("/proc/self/autogroup")));
    }

    @Test
    void aSessionOfItsOwnIsGivenItsShare() throws Exception {
        Process process = new ProcessBuilder("setsid", "sleep", "60").start();
        try {
            for (ProcessorShare share : ProcessorShare.values()) {
                await().atMost(Duration.ofSeconds(10)).until(() -> share.give(process.pid()));
                assertThat(share(process.pid())).endsWith(share == ProcessorShare.STARTING ? " nice 10" : " nice 5");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theSessionThatAsksIsLeftAlone() throws Exception {
        String before = share(ProcessHandle.current().pid());
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcessorShare.STARTING.give(process.pid())).isFalse();
            assertThat(share(ProcessHandle.current().pid())).isEqualTo(before);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessThatHasEndedIsNoError() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(ProcessorShare.SERVING.give(process.pid())).isTrue();
    }

    private static String share(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/autogroup")).strip();
    }
}
