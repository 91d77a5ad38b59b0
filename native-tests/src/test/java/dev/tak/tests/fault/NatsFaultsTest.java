package dev.tak.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.tests.load.Latencies;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport.Round;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F4: a NATS server dies, or freezes until whoever runs it kills it: the server of each messaging pod in turn. */
@FaultTest
class NatsFaultsTest {

    private static final int MESSAGING = 3;

    /** A change takes as long as another attempt of it: 2 s, and what its first one waited. */
    private static final Duration WORST_CALL = Duration.ofSeconds(6);

    @BeforeEach
    void lostEventsComeAgain(LoadedHouse loaded) {
        loaded.watch().expectRepeats(true);
    }

    @AfterEach
    void eventsComeInOrder(LoadedHouse loaded) {
        loaded.watch().expectRepeats(false);
    }

    @Test
    void f4ANatsServerDies(LoadedHouse loaded) {
        rounds(loaded, "F4-kill", loaded::killUntilBack, Duration.ofSeconds(2));
    }

    @Test
    void f4ANatsServerFreezes(LoadedHouse loaded) {
        rounds(loaded, "F4-freeze", loaded::freezeUntilBack, Duration.ofSeconds(4));
    }

    private static void rounds(LoadedHouse loaded, String name, Consumer<String> fault, Duration gapAllowed) {
        BorderWatch watch = loaded.watch();
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            Latencies calm = loaded.calm();
            String server = loaded.house().natsServerOf("messaging-" + number % MESSAGING);

            long start = System.nanoTime();
            fault.accept(server);

            Latencies during = loaded.settledSince(start);
            Duration gap = watch.gap(start, LoadedHouse.settled());
            long afterGap = start + gapAllowed.toNanos();
            loaded.report(new Round(name, number, server, calm, during, null, gap, null));
            assertThat(during.failed())
                    .as("failed REST calls in round %d", number)
                    .isEmpty();
            assertThat(during.worst())
                    .as("worst REST call in round %d; slowest: %s", number, during.slowest())
                    .isLessThan(WORST_CALL);
            assertThat(gap).as("live-event gap in round %d", number).isLessThan(gapAllowed);
            assertThat(watch.behind(afterGap))
                    .as("positions that are not right after the gap")
                    .isEmpty();
            assertThat(watch.disconnects())
                    .as("dropped devices in round %d", number)
                    .isEmpty();
            assertThat(watch.notices())
                    .as("false departures in round %d", number)
                    .isEmpty();
            assertThat(watch.violations())
                    .as("border watch in round %d", number)
                    .isEmpty();
            watch.forget(LoadedHouse.settled());
        }
    }
}
