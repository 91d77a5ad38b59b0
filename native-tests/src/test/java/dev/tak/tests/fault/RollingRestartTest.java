package dev.tak.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cli.control.Request.Action;
import dev.tak.tests.load.Latencies;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport.Round;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F9: all parts of a kind are restarted, one after the other, each ready before the next. */
@FaultTest
class RollingRestartTest {

    private static final String MESSAGING = "messaging";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void lostEventsComeAgain(LoadedHouse loaded) {
        loaded.watch().expectRepeats(true);
    }

    @AfterEach
    void eventsComeInOrder(LoadedHouse loaded) {
        loaded.watch().expectRepeats(false);
    }

    @ParameterizedTest
    @CsvSource({"config, 2", "api, 2", "nats, 3", "ignite, 3", "messaging, 3"})
    void f9NoCallFailsAndDevicesMove(String kind, int parts, LoadedHouse loaded) {
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            restart(kind, parts, loaded, number);
        }
    }

    private static void restart(String kind, int parts, LoadedHouse loaded, int number) {
        BorderWatch watch = loaded.watch();
        Latencies calm = loaded.calm();

        long start = System.nanoTime();
        for (int index = 0; index < parts; index++) {
            String part = kind + "-" + index;
            loaded.house().act(Action.RESTART, part);
            loaded.house().awaitReady(LoadedHouse.BACK, part);
        }
        Duration whole = kind.equals(MESSAGING) ? loaded.wholePictureSince(System.nanoTime(), PATIENCE) : null;

        Latencies during = loaded.settledSince(start);
        loaded.report(new Round("F9", number, kind, calm, during).whole(whole));
        assertThat(during.failed()).as("failed REST calls in round %d", number).isEmpty();
        loaded.assertNobodyWasTold(number);
        if (!kind.equals(MESSAGING)) {
            loaded.assertNobodyWasDropped(number);
        }
        watch.forget(LoadedHouse.settled());
    }
}
