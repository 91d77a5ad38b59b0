package dev.tak.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.control.Request.Action;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.supervise.PartState;
import dev.tak.cli.supervise.PartStatus;
import dev.tak.tests.house.House;
import dev.tak.tests.house.Population;
import dev.tak.tests.house.Population.Person;
import dev.tak.tests.load.Fleet;
import dev.tak.tests.load.Latencies;
import dev.tak.tests.load.RestClient;
import dev.tak.tests.load.RestLoad;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.FaultReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole system under the load of the failure contract: 100 devices, 500 delivered events/s and 50 REST calls/s of
 * which half are changes.
 *
 * <p>{@code -Dtak.rounds=N} sets the rounds of each fault, {@code -Dtak.load=PERCENT} a smaller load,
 * {@code -Dtak.faults.environment=PART:KEY=VALUE,…} switches a protection off: then the tests of it must fail.
 */
final class LoadedHouse implements AutoCloseable {

    static final int ROUNDS = Integer.getInteger("tak.rounds", 10);
    static final Duration BACK = Duration.ofSeconds(90);

    private static final int LOAD_PERCENT = Integer.getInteger("tak.load", 100);
    private static final int DEVICES = LOAD_PERCENT;
    private static final double DELIVERED_PER_SECOND = 5.0 * LOAD_PERCENT;
    private static final int REST_PER_SECOND = LOAD_PERCENT / 2;

    /** Room for 10 s of calls that wait: api takes 32 at a time on a connection. */
    private static final int REST_CONNECTIONS = 16;

    /** Users in a group of their own, whose devices a test connects where it likes. */
    private static final List<Person> BYSTANDERS = Stream.of("ana", "ben", "cem")
            .map(name -> new Person(name, Set.of("Bystanders"), Set.of("Bystanders")))
            .toList();

    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration WARM = Duration.ofMillis(400);
    private static final Duration UNTIL_CALM = Duration.ofMinutes(4);

    /** Longer than any event may be under way. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final House house;
    private final BorderWatch watch;
    private final Fleet fleet;
    private final DevelopmentPki pki;
    private final RestClient administrator;
    private final RestLoad rest;
    private final FaultReport report = new FaultReport(Path.of("target", "faults.csv"));

    private LoadedHouse() throws Exception {
        Population population = Population.of(DEVICES);
        Path home = House.freshHome("faults");
        population.with(BYSTANDERS).seed(home);
        List<String> environment = Stream.of(
                        System.getProperty("tak.faults.environment", "").split(","))
                .filter(variable -> !variable.isBlank())
                .toList();
        House.rehearse();
        house = House.up(home, environment);
        watch = new BorderWatch(population);
        fleet = new Fleet(house, population, watch);
        fleet.reportAll();
        fleet.sendSteadily(DELIVERED_PER_SECOND / population.meanAudience());
        pki = DevelopmentPki.ensure(home, "127.0.0.1", house.devices().port());
        administrator = client(house.rest(), REST_CONNECTIONS);
        rest = new RestLoad(administrator);
    }

    static LoadedHouse start() {
        try {
            LoadedHouse loaded = new LoadedHouse();
            try {
                loaded.warmUp();
                loaded.rest.start(REST_PER_SECOND);
                return loaded;
            } catch (Exception | Error e) {
                loaded.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The system did not come up under load", e);
        }
    }

    /** Processes that have just started are slow: what is measured is a fault, not a start. */
    private void warmUp() throws Exception {
        for (int perSecond : List.of(5, REST_PER_SECOND / 2, REST_PER_SECOND)) {
            try (RestLoad load = new RestLoad(administrator)) {
                load.start(perSecond);
                await("p99 below %d ms of %d REST calls/s; with --load a smaller machine has less to carry"
                                .formatted(WARM.toMillis(), perSecond))
                        .atMost(Duration.ofMinutes(6))
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

    House house() {
        return house;
    }

    BorderWatch watch() {
        return watch;
    }

    RestLoad rest() {
        return rest;
    }

    RestClient client(ServerAddress server, int connections) {
        return new RestClient(server, pki.trust(), pki.issueUser(Population.ADMINISTRATOR), connections);
    }

    /** A span without a fault, to compare with: what follows a start or a fault has passed when its p99 is warm. */
    Latencies calm() {
        house.awaitAllReady(BACK);
        Latencies calm = await().pollDelay(CALM)
                .pollInterval(CALM)
                .atMost(UNTIL_CALM)
                .until(
                        () -> {
                            long now = System.nanoTime();
                            return Latencies.of(rest.calls(now - CALM.toNanos(), now));
                        },
                        last -> last.p99().compareTo(WARM) < 0);
        assertThat(calm.failed()).as("failed REST calls before the fault").isEmpty();
        watch.forget(settled());
        watch.beginRound();
        return calm;
    }

    /** Kills a part; returns when its successor is ready. */
    void killUntilBack(String part) {
        int restarts = house.status(part).restarts();
        house.act(Action.KILL, part);
        awaitSuccessor(part, restarts);
    }

    /** Freezes a part until its supervisor has killed it for that; returns when its successor is ready. */
    void freezeUntilBack(String part) {
        int restarts = house.status(part).restarts();
        house.act(Action.FREEZE, part);
        awaitSuccessor(part, restarts);
    }

    void awaitSuccessor(String part, int restarts) {
        await().atMost(BACK)
                .until(() -> house.status(part).restarts() > restarts
                        && house.status(part).state() == PartState.READY);
    }

    /**
     * Kills all parts of a kind at once and keeps them from coming back. Returns when none is left: a NATS server that was started
     * again in between takes its time to leave.
     */
    void takeAway(List<String> parts) {
        parts.forEach(part -> house.act(Action.KILL, part));
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> house.act(Action.STOP, part), each))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    /** Starts them again; returns when all are ready. */
    void giveBack(List<String> parts) {
        parts.forEach(part -> house.act(Action.START, part));
        parts.forEach(part -> house.awaitReady(BACK, part));
    }

    /** How often each service was started again: an outage elsewhere is no reason. */
    Map<String, Integer> serviceRestarts() {
        return house.status().parts().stream()
                .filter(part -> part.name().matches("(api|config|messaging)-\\d+"))
                .collect(Collectors.toMap(PartStatus::name, PartStatus::restarts));
    }

    /** Lets time pass, in which the load goes on; none if it has passed. */
    void pass(Duration time) {
        if (!time.isPositive()) {
            return;
        }
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    /** Waits until what was under way has come or is lost. @return the REST calls from that moment until now */
    Latencies settledSince(long nanos) {
        long until = System.nanoTime();
        pass(SETTLED);
        return Latencies.of(rest.calls(nanos, until));
    }

    /** {@link System#nanoTime()} before which every event has come or is lost. */
    static long settled() {
        return System.nanoTime() - SETTLED.toNanos();
    }

    /** Waits until all devices are connected. @return the time since that moment */
    Duration reconnectedSince(long nanos, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(50)).until(fleet::connected);
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Waits until everybody knows where everybody is. @return the time since that moment */
    Duration wholePictureSince(long nanos, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(200)).until(() -> watch.behind(
                        System.nanoTime() - BorderWatch.LATE.toNanos())
                .isEmpty());
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** No device lost its connection, was told of a departure, or lost an event. */
    void assertDevicesNoticedNothing(int number, long fault) {
        assertNobodyWasDropped(number);
        assertNobodyWasTold(number);
        assertThat(watch.missing(settled()))
                .as("lost live events in round %d", number)
                .isEmpty();
        watch.forget(fault);
    }

    void assertNobodyWasDropped(int number) {
        assertThat(watch.losses()).as("dropped devices in round %d", number).isEmpty();
    }

    /** Nobody was told that a device has left, or what was not for it. */
    void assertNobodyWasTold(int number) {
        assertThat(watch.notices()).as("false departures in round %d", number).isEmpty();
        assertThat(watch.takeViolations())
                .as("border watch in round %d", number)
                .isEmpty();
    }

    void report(FaultReport.Round round) {
        report.add(round, watch.missing(settled()).size(), watch);
    }

    /** Restarts an api process and reads through it every record whose last change was acknowledged. */
    List<String> lostChanges() throws IOException, InterruptedException {
        rest.pause();
        try {
            house.act(Action.RESTART, "api-0");
            house.awaitReady(BACK, "api-0");
            try (RestClient reader = client(house.part("api-0", PortRole.HTTPS), 1)) {
                assertThat(rest.acknowledged()).as("records that were changed").isGreaterThan(20);
                return rest.lost(reader);
            }
        } finally {
            rest.resume();
        }
    }

    @Override
    public void close() throws Exception {
        rest.close();
        administrator.close();
        fleet.close();
        house.close();
    }
}
