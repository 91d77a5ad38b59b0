package dev.tak.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.control.Request.Action;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.supervise.PartState;
import dev.tak.tests.house.House;
import dev.tak.tests.house.Population;
import dev.tak.tests.load.Fleet;
import dev.tak.tests.load.Latencies;
import dev.tak.tests.load.RestClient;
import dev.tak.tests.load.RestLoad;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * F1 and F2 of the failure contract: an Ignite node dies, an Ignite node freezes for 30 s, each node in turn, under a
 * load of 100 devices, 500 delivered events/s and 50 REST calls/s of which half are changes.
 *
 * <p>{@code -Dtak.rounds=N} sets the rounds of each fault, {@code -Dtak.load=PERCENT} a smaller load, {@code -Dtak.faults.environment=PART:KEY=VALUE,…} switches a
 * protection off: then these tests must fail.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IgniteFaultsTest {

    private static final int LOAD_PERCENT = Integer.getInteger("tak.load", 100);
    private static final int DEVICES = LOAD_PERCENT;
    private static final double DELIVERED_PER_SECOND = 5.0 * LOAD_PERCENT;
    private static final int REST_PER_SECOND = LOAD_PERCENT / 2;
    private static final int NODES = 3;

    /** Room for 10 s of calls that wait: api takes 32 at a time on a connection. */
    private static final int REST_CONNECTIONS = 16;

    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration FROZEN = Duration.ofSeconds(30);
    /** Longer than any event may be under way. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** A calm p99 of a few milliseconds is within the noise of two busy cores. */
    private static final Duration NOISE = Duration.ofMillis(100);

    private static final Duration WARM = Duration.ofSeconds(1);

    private static final Duration BACK = Duration.ofSeconds(90);

    private final int rounds = Integer.getInteger("tak.rounds", 10);
    private final FaultReport report = new FaultReport(Path.of("target", "faults.csv"));
    private House house;
    private BorderWatch watch;
    private Fleet fleet;
    private RestClient administrator;
    private RestLoad rest;
    private DevelopmentPki pki;

    @BeforeAll
    void startUnderLoad() throws Exception {
        Population population = Population.of(DEVICES);
        Path home = House.freshHome("faults");
        population.seed(home);
        List<String> environment = Stream.of(
                        System.getProperty("tak.faults.environment", "").split(","))
                .filter(variable -> !variable.isBlank())
                .toList();
        house = House.up(home, environment);
        watch = new BorderWatch(population);
        fleet = new Fleet(house, population, watch);
        fleet.reportAll();
        fleet.sendSteadily(DELIVERED_PER_SECOND / population.meanAudience());
        pki = DevelopmentPki.ensure(home, "127.0.0.1", house.devices().port());
        administrator =
                new RestClient(house.rest(), pki.trust(), pki.issueUser(Population.ADMINISTRATOR), REST_CONNECTIONS);
        warmUp();
        rest = new RestLoad(administrator);
        rest.start(REST_PER_SECOND);
    }

    /** Processes that have just started are slow: what is measured is a fault, not a start. */
    private void warmUp() throws Exception {
        for (int perSecond : List.of(5, REST_PER_SECOND / 2, REST_PER_SECOND)) {
            try (RestLoad load = new RestLoad(administrator)) {
                load.start(perSecond);
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(5))
                        .until(() -> {
                            long now = System.nanoTime();
                            Latencies last = Latencies.of(
                                    load.calls(now - Duration.ofSeconds(4).toNanos(), now));
                            return last.calls() > perSecond * 3 && last.p99().compareTo(WARM) < 0;
                        });
                load.stop();
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        if (rest != null) {
            rest.close();
        }
        if (administrator != null) {
            administrator.close();
        }
        if (fleet != null) {
            fleet.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    @Order(1)
    void f1AnIgniteNodeDies() {
        for (int round = 1; round <= rounds; round++) {
            String node = "ignite-" + round % NODES;
            Latencies calm = calm();
            int restarts = house.status(node).restarts();
            watch.beginRound();

            long fault = System.nanoTime();
            house.act(Action.KILL, node);
            await().atMost(BACK)
                    .until(() -> house.status(node).restarts() > restarts
                            && house.status(node).state() == PartState.READY);

            Latencies during = settledSince(fault);
            report.round("F1", round, node, calm, during, null, watch);
            assertThat(during.failed())
                    .as("failed REST calls in round %d", round)
                    .isEmpty();
            assertThat(during.worst())
                    .as("worst REST call in round %d; slowest: %s", round, during.slowest())
                    .isLessThan(Duration.ofSeconds(3));
            assertDevicesNoticedNothing(round, fault);
        }
    }

    @Test
    @Order(2)
    void f2AnIgniteNodeFreezes() {
        for (int round = 1; round <= rounds; round++) {
            String node = "ignite-" + round % NODES;
            Latencies calm = calm();
            int restarts = house.status(node).restarts();
            watch.beginRound();

            long fault = System.nanoTime();
            house.act(Action.FREEZE, node);
            await().pollDelay(FROZEN).atMost(FROZEN.plusSeconds(5)).until(() -> true);
            Latencies whileFrozen = Latencies.of(rest.calls(
                    fault + Duration.ofSeconds(10).toNanos(),
                    fault + FROZEN.minusSeconds(1).toNanos()));
            house.act(Action.THAW, node);
            await().atMost(BACK)
                    .until(() -> house.status(node).restarts() > restarts
                            && house.status(node).state() == PartState.READY);

            Latencies during = settledSince(fault);
            report.round("F2", round, node, calm, during, whileFrozen, watch);
            assertThat(during.failed())
                    .as("failed REST calls in round %d", round)
                    .isEmpty();
            assertThat(during.worst())
                    .as("worst REST call in round %d; slowest: %s", round, during.slowest())
                    .isLessThan(Duration.ofSeconds(6));
            assertThat(whileFrozen.p99())
                    .as("p99 from 10 s after the freeze on, in round %d; before: %s", round, calm.p99())
                    .isLessThan(twice(calm.p99()));
            assertDevicesNoticedNothing(round, fault);
        }
    }

    @Test
    @Order(3)
    void everyAcknowledgedChangeIsReadBackThroughAnApiProcessStartedAfterwards() throws Exception {
        rest.stop();
        house.act(Action.RESTART, "api-0");
        house.awaitReady(BACK, "api-0");
        try (RestClient reader = new RestClient(
                house.part("api-0", PortRole.HTTPS), pki.trust(), pki.issueUser(Population.ADMINISTRATOR))) {
            assertThat(rest.lost(reader)).isEmpty();
            assertThat(rest.acknowledged()).as("records that were changed").isGreaterThan(20);
        }
    }

    /** A span without a fault, to compare with: what follows a start or a fault has passed when its p99 is warm. */
    private Latencies calm() {
        house.awaitAllReady(BACK);
        Latencies calm = await().pollDelay(CALM)
                .pollInterval(CALM)
                .atMost(BACK)
                .until(
                        () -> {
                            long now = System.nanoTime();
                            return Latencies.of(rest.calls(now - CALM.toNanos(), now));
                        },
                        last -> last.p99().compareTo(WARM) < 0);
        assertThat(calm.failed()).as("failed REST calls before the fault").isEmpty();
        return calm;
    }

    /** Waits until what was under way has come or is lost. */
    private Latencies settledSince(long fault) {
        long until = System.nanoTime();
        await().pollDelay(SETTLED).atMost(SETTLED.plusSeconds(5)).until(() -> true);
        return Latencies.of(rest.calls(fault, until));
    }

    private void assertDevicesNoticedNothing(int round, long fault) {
        long settled = System.nanoTime() - SETTLED.toNanos();
        assertThat(watch.disconnects()).as("dropped devices in round %d", round).isEmpty();
        assertThat(watch.violations()).as("border watch in round %d", round).isEmpty();
        assertThat(watch.missing(settled))
                .as("lost live events in round %d", round)
                .isEmpty();
        assertThat(watch.worstDelay())
                .as("worst delay of a live event in round %d", round)
                .isLessThan(Duration.ofSeconds(1));
        watch.forget(fault);
    }

    private static Duration twice(Duration calm) {
        Duration twice = calm.multipliedBy(2);
        return twice.compareTo(NOISE) < 0 ? NOISE : twice;
    }
}
