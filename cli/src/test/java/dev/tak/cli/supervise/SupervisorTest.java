package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.Part;
import dev.tak.cli.process.Signal;
import dev.tak.cli.standin.StandIns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Pace FAST =
            new Pace(Duration.ofMillis(300), 200, Duration.ofMillis(400), Duration.ofSeconds(2));

    @TempDir
    Path directory;

    private StandIns standIns;
    private Supervisor supervisor;
    private List<Part> only;

    @BeforeEach
    void prepare() throws IOException {
        standIns = StandIns.messaging(directory, 1);
        only = standIns.layout().parts();
        supervisor = new Supervisor(standIns.layout(), standIns::start, FAST);
    }

    @AfterEach
    void end() {
        supervisor.close();
    }

    private PartStatus status() {
        return supervisor.status().parts().get(0);
    }

    private void awaitState(PartState state) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> status().state() == state);
    }

    @Test
    void starts_again_what_exits_after_it_was_ready() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);
        long first = status().pid();

        supervisor.signal(only, Signal.KILL);

        await().atMost(60, TimeUnit.SECONDS).until(() -> status().restarts() == 1);
        awaitState(PartState.READY);
        assertThat(status().pid()).isNotEqualTo(first);
        assertThat(status().lastExitCode()).isEqualTo(137);
        assertThat(status().livenessKills()).isZero();
    }

    @Test
    void kills_what_is_frozen() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);

        supervisor.signal(only, Signal.STOP);

        await().atMost(60, TimeUnit.SECONDS).until(() -> status().livenessKills() == 1);
        awaitState(PartState.READY);
        assertThat(status().lastExitCode()).isEqualTo(137);
    }

    @Test
    void backs_off_only_before_a_part_was_ready() throws IOException {
        standIns.mark("messaging-0", "broken");
        supervisor.start();

        awaitState(PartState.BACK_OFF);
        assertThat(status().lastExitCode()).isEqualTo(3);
        await().atMost(60, TimeUnit.SECONDS).until(() -> status().restarts() >= 2);
        standIns.unmark("messaging-0", "broken");
        awaitState(PartState.READY);

        standIns.mark("messaging-0", "broken");
        int before = status().restarts();
        supervisor.signal(only, Signal.KILL);
        await().atMost(60, TimeUnit.SECONDS).until(() -> status().restarts() > before);
        awaitState(PartState.BACK_OFF);
    }

    @Test
    void holds_down_what_was_stopped() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);

        supervisor.stop(only, Duration.ofSeconds(30)).join();

        assertThat(status().state()).isEqualTo(PartState.STOPPED);
        assertThat(status().pid()).isNull();
        supervisor.start(only);
        awaitState(PartState.READY);
        assertThat(status().restarts()).isZero();
    }

    @Test
    void kills_what_does_not_end_when_it_is_stopped() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);
        supervisor.signal(only, Signal.STOP);

        supervisor.stop(only, Duration.ofMillis(500)).join();

        assertThat(status().state()).isEqualTo(PartState.STOPPED);
        assertThat(status().lastExitCode()).isEqualTo(137);
    }

    @Test
    void gives_a_part_that_is_told_to_end_its_grace_and_no_new_connections() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);
        standIns.mark("messaging-0", "slow");
        long first = status().pid();

        CompletableFuture<Void> restarted = supervisor.restart(only.getFirst());

        while (!restarted.isDone() && status().state() == PartState.STOPPING) {
            assertThat(supervisor.status().entrances().getFirst().ready()).isEmpty();
        }
        restarted.join();
        assertThat(status().lastExitCode()).isEqualTo(143);
        assertThat(status().livenessKills()).isZero();
        assertThat(status().restarts()).isZero();
        awaitState(PartState.READY);
        assertThat(status().pid()).isNotEqualTo(first);
    }

    @Test
    void does_not_start_again_what_is_stopped_while_it_restarts() throws IOException {
        supervisor.start();
        awaitState(PartState.READY);
        standIns.mark("messaging-0", "slow");

        CompletableFuture<Void> restarted = supervisor.restart(only.getFirst());
        supervisor.stop(only, Duration.ofSeconds(30)).join();

        restarted.join();
        assertThat(status().state()).isEqualTo(PartState.STOPPED);
        assertThatThrownBy(() -> supervisor.restart(only.getFirst())).hasMessageContaining("messaging-0 is held down");
    }

    @Test
    void tells_a_part_that_was_ready_from_one_that_never_was() throws IOException {
        standIns.mark("messaging-0", "unready");
        supervisor.start();
        await().atMost(60, TimeUnit.SECONDS).until(() -> status().live());
        assertThat(status().state()).isEqualTo(PartState.STARTING);

        standIns.unmark("messaging-0", "unready");
        awaitState(PartState.READY);
        standIns.mark("messaging-0", "unready");
        awaitState(PartState.UNREADY);
    }
}
