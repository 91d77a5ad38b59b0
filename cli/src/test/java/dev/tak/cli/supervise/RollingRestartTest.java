package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.standin.StandIns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingRestartTest {
    private static final Pace FAST =
            new Pace(Duration.ofMillis(300), 200, Duration.ofMillis(100), Duration.ofMillis(200));
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();
    private StandIns standIns;
    private Supervisor supervisor;

    private void start(PartKind kind, int replicas) throws IOException {
        standIns = StandIns.of(kind, directory, replicas);
        supervisor = new Supervisor(standIns.layout(), standIns::start, FAST);
        supervisor.start();
        awaitAllReady();
    }

    private void awaitAllReady() {
        await().atMost(LONGEST).until(() -> supervisor.status().allReady());
    }

    @AfterEach
    void end() {
        supervisor.close();
    }

    private List<Part> named(String name) {
        return supervisor.named(List.of(name));
    }

    private List<Long> pids() {
        return supervisor.status().parts().stream().map(PartStatus::pid).toList();
    }

    private void roll(PartKind kind, Duration longest, Consumer<String> progress) {
        new RollingRestart(
                        supervisor,
                        line -> {
                            lines.add(line);
                            progress.accept(line);
                        },
                        longest)
                .run(kind);
    }

    @Test
    void never_has_more_than_one_that_is_not_ready() throws IOException {
        start(PartKind.MESSAGING, 3);
        List<Long> before = pids();
        List<Long> readyAtEachStep = new ArrayList<>();

        roll(
                PartKind.MESSAGING,
                LONGEST,
                line -> readyAtEachStep.add(supervisor.status().parts().stream()
                        .filter(part -> part.state() == PartState.READY)
                        .count()));

        assertThat(readyAtEachStep).allMatch(ready -> ready >= 2);
        assertThat(pids()).doesNotContainAnyElementsOf(before).doesNotContainNull();
        assertThat(supervisor.status().parts()).allMatch(part -> part.restarts() == 0);
        assertThat(lines)
                .filteredOn(line -> line.endsWith(" ends"))
                .containsExactly("messaging-0 ends", "messaging-1 ends", "messaging-2 ends");
        assertThat(lines.getLast()).contains("messaging-0, messaging-1, messaging-2");
    }

    @Test
    void skips_what_is_held_down_and_says_so() throws IOException {
        start(PartKind.MESSAGING, 2);
        supervisor.stop(named("messaging-0"), GRACE).join();

        roll(PartKind.MESSAGING, LONGEST, line -> {});

        assertThat(lines).first().isEqualTo("messaging-0 is held down: skipped");
        assertThat(supervisor.status(named("messaging-0").getFirst()).state()).isEqualTo(PartState.STOPPED);
        assertThat(supervisor.status(named("messaging-1").getFirst()).state()).isEqualTo(PartState.READY);
    }

    @Test
    void ends_at_the_first_that_does_not_come_back() throws IOException {
        start(PartKind.MESSAGING, 3);
        long last = pids().getLast();
        standIns.mark("messaging-1", "broken");

        assertThatThrownBy(() -> roll(PartKind.MESSAGING, LONGEST, line -> {}))
                .hasMessage("messaging-1 did not come back: it exited 3 times before it was ready, last with code 3."
                        + " See ./tak logs messaging-1. Not restarted: messaging-2.");

        assertThat(pids().getLast()).isEqualTo(last);
    }

    @Test
    void waits_no_longer_than_a_part_may_take() throws IOException {
        start(PartKind.MESSAGING, 2);
        standIns.mark("messaging-0", "unready");

        assertThatThrownBy(() -> roll(PartKind.MESSAGING, Duration.ofSeconds(3), line -> {}))
                .hasMessageContaining("messaging-0")
                .hasMessageContaining("not ready in 3 s")
                .hasMessageContaining("Not restarted: ")
                .hasMessageContaining("messaging-1");
    }

    @Test
    void ends_when_the_part_is_stopped_meanwhile() throws IOException {
        start(PartKind.MESSAGING, 2);

        assertThatThrownBy(() -> roll(PartKind.MESSAGING, LONGEST, line -> {
                    if (line.startsWith("messaging-0 has ended")) {
                        supervisor.stop(supervisor.of(PartKind.MESSAGING), GRACE);
                    }
                }))
                .hasMessageContaining("messaging-0 did not come back: it was stopped meanwhile");

        await().atMost(LONGEST)
                .until(() -> supervisor.status().parts().stream().allMatch(part -> part.state() == PartState.STOPPED));
    }

    @Test
    void refuses_to_take_the_majority_away() throws IOException {
        start(PartKind.IGNITE, 3);
        supervisor.stop(named("ignite-2"), GRACE).join();
        List<Long> before = pids();

        assertThatThrownBy(() -> roll(PartKind.IGNITE, LONGEST, line -> {}))
                .hasMessage("Held down: ignite-2. While one more restarts, ignite has no majority."
                        + " Start what is held down first.");

        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void restarts_the_only_node_there_is() throws IOException {
        start(PartKind.IGNITE, 1);
        List<Long> before = pids();

        roll(PartKind.IGNITE, LONGEST, line -> {});

        assertThat(pids()).doesNotContainAnyElementsOf(before);
        awaitAllReady();
    }
}
