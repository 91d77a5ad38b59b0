package dev.tak.tests.load;

import static org.awaitility.Awaitility.await;

import dev.tak.cli.device.DeviceListener;
import dev.tak.cli.device.DeviceSettings;
import dev.tak.cli.device.Disconnect;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.device.SimulatedDevice;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.pki.PemFiles;
import dev.tak.cot.Device;
import dev.tak.cot.Takv;
import dev.tak.cot.Team;
import dev.tak.tests.house.House;
import dev.tak.tests.house.Population;
import dev.tak.tests.house.Population.Person;
import dev.tak.tests.watch.BorderWatch;
import dev.tak.tests.watch.Marked;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A device for each person, all of them sending marked events at a steady total rate, watched at the borders. */
public final class Fleet implements AutoCloseable {

    /** One in so many events is a marker, which must not be coalesced; the others are positions. */
    private static final int MARKER_EVERY = 4;

    /** Devices whose handshakes a cold process is given at once. */
    private static final int AT_ONCE = 10;

    private final Vertx vertx = Vertx.vertx();
    private final BorderWatch watch;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, AtomicInteger> numbers = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Until all stand, a cold process may take too long for a handshake: that is a start, and no fault. */
    private volatile boolean established;

    private record Member(Person person, SimulatedDevice device, AtomicInteger connections) {}

    /** Connects all devices, through the balancer, and waits until they stand. */
    public Fleet(House house, Population population, BorderWatch watch) {
        this(house, population, watch, house.devices());
    }

    public Fleet(House house, Population population, BorderWatch watch, ServerAddress server) {
        this.watch = watch;
        DevelopmentPki pki =
                DevelopmentPki.ensure(house.home(), "127.0.0.1", house.devices().port());
        List<PemFiles> certificates = pki.issueUsersSharingAKey(population.names());
        for (int i = 0; i < population.people().size(); i++) {
            Person person = population.people().get(i);
            numbers.put(person.name(), new AtomicInteger());
            AtomicInteger connections = new AtomicInteger();
            Device profile = new Device(
                    person.uid(),
                    person.callsign(),
                    new Team("Cyan", "Team Member"),
                    new Takv("test", "TAK-TEST", "1", "1"));
            DeviceSettings settings = new DeviceSettings(server, pki.trust(), certificates.get(i));
            SimulatedDevice device = new SimulatedDevice(vertx, profile, settings, new Watching(person, connections));
            members.add(new Member(person, device, connections));
            device.start();
            if (i % AT_ONCE == AT_ONCE - 1) {
                awaitConnected();
            }
        }
        awaitConnected();
        members.forEach(member -> {
            member.connections.set(1);
            watch.connected(member.person, 1);
        });
        established = true;
    }

    private void awaitConnected() {
        await().atMost(Duration.ofSeconds(60)).until(this::connected);
    }

    /** Whether all devices that were started are connected. */
    public boolean connected() {
        return members.stream().allMatch(member -> member.device.connected());
    }

    /** Has every device that sends report once, so that everybody is bound and known. */
    public void reportAll() {
        members.stream().filter(member -> !member.person.in().isEmpty()).forEach(member -> send(member, false));
    }

    /** Sends from then on. @param perSecond events of all devices together */
    public void sendSteadily(double perSecond) {
        List<Member> senders =
                members.stream().filter(member -> !member.person.in().isEmpty()).toList();
        long periodNanos = Math.round(1e9 / perSecond);
        clock.scheduleAtFixedRate(
                () -> send(
                        senders.get(ThreadLocalRandom.current().nextInt(senders.size())),
                        ThreadLocalRandom.current().nextInt(MARKER_EVERY) == 0),
                0,
                periodNanos,
                TimeUnit.NANOSECONDS);
    }

    /** Sends nothing more. */
    public void quiet() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(5, TimeUnit.SECONDS);
    }

    private synchronized void send(Member member, boolean marker) {
        Person person = member.person;
        int number = numbers.get(person.name()).incrementAndGet();
        Marked mark = new Marked(person.name(), number, !marker);
        watch.sending(person, mark);
        if (!member.device.send(mark.event(person, Instant.now()))) {
            watch.notSent(mark);
        }
    }

    /** Connections that devices have made beside their first. */
    public int reconnects() {
        return members.stream()
                .mapToInt(member -> Math.max(0, member.connections.get() - 1))
                .sum();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        Future.join(members.stream().map(member -> member.device.stop()).toList())
                .eventually(() -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private final class Watching implements DeviceListener {

        private final Person person;
        private final AtomicInteger connections;

        Watching(Person person, AtomicInteger connections) {
            this.person = person;
            this.connections = connections;
        }

        @Override
        public void connected(SimulatedDevice device) {
            int number = connections.incrementAndGet();
            if (established) {
                watch.connected(person, number);
                reportAsPhonesDo(device);
            }
        }

        /** A phone reports its position as soon as it is connected. */
        private void reportAsPhonesDo(SimulatedDevice device) {
            members.stream()
                    .filter(member -> member.device == device && !person.in().isEmpty())
                    .forEach(member -> send(member, false));
        }

        @Override
        public void disconnected(SimulatedDevice device, Disconnect cause) {
            if (established && cause.kind() != Disconnect.Kind.STOPPED) {
                watch.disconnected(person, cause.reason());
            }
        }

        @Override
        public void received(SimulatedDevice device, byte[] event, long receivedNanos) {
            watch.received(person, connections.get(), event, receivedNanos);
        }
    }
}
