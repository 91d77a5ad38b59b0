package dev.tak.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.PortRole;
import dev.tak.cot.EventBuilder;
import dev.tak.tests.house.House;
import dev.tak.tests.house.Phone;
import dev.tak.tests.load.Latencies;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F4 and F5: all servers are gone for a minute; a NATS server dies, or freezes until whoever runs it kills it: the server of each messaging pod in turn. */
@FaultTest
class NatsFaultsTest {

    private static final int MESSAGING = 3;

    private static final Duration GONE = Duration.ofSeconds(60);
    private static final Duration HEALED = Duration.ofSeconds(5);

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

    @Test
    void f5AllNatsServersAreGoneForAMinute(LoadedHouse loaded) {
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            withoutNats(loaded, number);
        }
    }

    private static void withoutNats(LoadedHouse loaded, int number) {
        String during = "during-" + number;
        String after = "after-" + number;
        BorderWatch watch = loaded.watch();
        List<String> servers = List.of("nats-0", "nats-1", "nats-2");
        House house = loaded.house();
        Latencies calm = loaded.calm();
        Map<String, Integer> restarts = loaded.serviceRestarts();
        try (Phone ana = Phone.of(house, "ana", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone ben = Phone.of(house, "ben", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone cem = Phone.of(house, "cem", house.part("messaging-1", PortRole.COT))
                        .connected()) {
            long fault = System.nanoTime();
            loaded.takeAway(servers);
            long gone = System.nanoTime();
            ana.send(marker(during));
            ben.awaitEvent(event -> event.uid().equals(during));
            ana.report();
            loaded.pass(GONE.minusNanos(System.nanoTime() - gone));

            loaded.giveBack(servers);
            long back = System.nanoTime();
            await().atMost(HEALED).until(() -> {
                ana.send(marker(after));
                return cem.received().stream().anyMatch(event -> event.uid().equals(after))
                        && cem.received().stream().anyMatch(event -> event.uid().equals("dev-ana"));
            });
            Duration healed = Duration.ofNanos(System.nanoTime() - back);

            Latencies calls = loaded.settledSince(fault);
            loaded.report(new Round("F5", number, "nats", calm, calls).whole(healed));
            assertThat(loaded.serviceRestarts())
                    .as("restarts of services in round %d", number)
                    .isEqualTo(restarts);
            assertThat(List.of(ana, ben, cem))
                    .allMatch(phone -> phone.disconnects().isEmpty());
            loaded.assertNobodyWasDropped(number);
            loaded.assertNobodyWasTold(number);
            watch.forget(LoadedHouse.settled());
        }
    }

    private static byte[] marker(String uid) {
        return new EventBuilder(uid, "b-m-p-s-m", Instant.now()).build();
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
            loaded.report(new Round(name, number, server, calm, during).gap(gap));
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
            loaded.assertNobodyWasDropped(number);
            loaded.assertNobodyWasTold(number);
            watch.forget(LoadedHouse.settled());
        }
    }
}
