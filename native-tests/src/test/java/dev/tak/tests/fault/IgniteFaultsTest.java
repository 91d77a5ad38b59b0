package dev.tak.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.control.Request.Action;
import dev.tak.tests.house.Phone;
import dev.tak.tests.load.Latencies;
import dev.tak.tests.load.RestClient;
import dev.tak.tests.load.RestClient.Answer;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport.Round;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** F1, F2 and F3: an Ignite node dies, or freezes for 30 s, each node in turn; all are gone for a minute. */
@FaultTest
class IgniteFaultsTest {

    private static final int NODES = 3;
    private static final Duration FROZEN = Duration.ofSeconds(30);
    private static final Duration GONE = Duration.ofSeconds(60);
    private static final Duration TOLD = Duration.ofSeconds(8);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration HEALED = Duration.ofSeconds(10);

    /** A calm p99 of a few milliseconds is within the noise of two busy cores. */
    private static final Duration NOISE = Duration.ofMillis(100);

    @Test
    void f1AnIgniteNodeDies(LoadedHouse loaded) {
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            String node = "ignite-" + number % NODES;
            Latencies calm = loaded.calm();

            long fault = System.nanoTime();
            loaded.killUntilBack(node);

            Latencies during = loaded.settledSince(fault);
            loaded.report(new Round("F1", number, node, calm, during));
            assertCalls(number, during, Duration.ofSeconds(3));
            assertDevicesNoticedNothing(loaded, number, fault);
        }
    }

    @Test
    void f2AnIgniteNodeFreezes(LoadedHouse loaded) {
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            String node = "ignite-" + number % NODES;
            Latencies calm = loaded.calm();
            int restarts = loaded.house().status(node).restarts();

            long fault = System.nanoTime();
            loaded.house().act(Action.FREEZE, node);
            loaded.pass(FROZEN);
            Latencies whileFrozen = Latencies.of(loaded.rest()
                    .calls(
                            fault + Duration.ofSeconds(10).toNanos(),
                            fault + FROZEN.minusSeconds(1).toNanos()));
            loaded.house().act(Action.THAW, node);
            loaded.awaitSuccessor(node, restarts);

            Latencies during = loaded.settledSince(fault);
            loaded.report(new Round("F2", number, node, calm, during).later(whileFrozen));
            assertCalls(number, during, Duration.ofSeconds(6));
            assertThat(whileFrozen.p99())
                    .as("p99 from 10 s after the freeze on, in round %d; before: %s", number, calm.p99())
                    .isLessThan(twice(calm.p99()));
            assertDevicesNoticedNothing(loaded, number, fault);
        }
    }

    @Test
    void f2ThenEveryAcknowledgedChangeIsReadBackThroughAnApiProcessStartedAfterwards(LoadedHouse loaded)
            throws Exception {
        assertThat(loaded.lostChanges()).isEmpty();
    }

    @Test
    void f3AllIgniteNodesAreGoneForAMinute(LoadedHouse loaded) throws Exception {
        for (int number = 1; number <= LoadedHouse.ROUNDS; number++) {
            withoutIgnite(loaded, number);
        }
    }

    private static void withoutIgnite(LoadedHouse loaded, int number) throws Exception {
        List<String> nodes =
                IntStream.range(0, NODES).mapToObj(i -> "ignite-" + i).toList();
        Latencies calm = loaded.calm();
        Map<String, Integer> restarts = loaded.serviceRestarts();

        long fault = System.nanoTime();
        loaded.takeAway(nodes);
        long gone = System.nanoTime();
        try (RestClient caller = loaded.client(loaded.house().rest(), 1)) {
            await().atMost(TOLD.minusNanos(System.nanoTime() - fault)).until(() -> saysLater(caller));
            await().during(TOLD).atMost(TOLD.plus(AT_ONCE)).until(() -> saysLater(caller));
            try (Phone newcomer =
                    Phone.of(loaded.house(), "ana", loaded.house().devices()).connected()) {
                newcomer.report();
                loaded.pass(GONE.minusNanos(System.nanoTime() - gone));
                assertThat(newcomer.disconnects()).isEmpty();
            }
            loaded.giveBack(nodes);
            long back = System.nanoTime();
            await().atMost(HEALED)
                    .until(() -> caller.get("/Marti/api/contacts/all").status() == 200
                            && caller.put("/api/settings/groups/healed", "{}").status() / 100 == 2);
            Duration healed = Duration.ofNanos(System.nanoTime() - back);

            Latencies during = loaded.settledSince(fault);
            loaded.report(new Round("F3", number, "ignite", calm, during).whole(healed));
            assertThat(loaded.serviceRestarts())
                    .as("restarts of services in round %d", number)
                    .isEqualTo(restarts);
            assertDevicesNoticedNothing(loaded, number, fault);
        }
    }

    /** A call that needs state is answered with "later", soon. */
    private static boolean saysLater(RestClient caller) throws Exception {
        long asked = System.nanoTime();
        Answer answer = caller.get("/Marti/api/contacts/all");
        return answer.status() == 503
                && answer.header("Retry-After").isPresent()
                && System.nanoTime() - asked < AT_ONCE.toNanos();
    }

    private static void assertCalls(int number, Latencies during, Duration worst) {
        assertThat(during.failed()).as("failed REST calls in round %d", number).isEmpty();
        assertThat(during.worst())
                .as("worst REST call in round %d; slowest: %s", number, during.slowest())
                .isLessThan(worst);
    }

    private static void assertDevicesNoticedNothing(LoadedHouse loaded, int number, long fault) {
        loaded.assertDevicesNoticedNothing(number, fault);
        assertThat(loaded.watch().worstDelay())
                .as("worst delay of a live event in round %d", number)
                .isLessThan(BorderWatch.LATE);
    }

    private static Duration twice(Duration calm) {
        Duration twice = calm.multipliedBy(2);
        return twice.compareTo(NOISE) < 0 ? NOISE : twice;
    }
}
