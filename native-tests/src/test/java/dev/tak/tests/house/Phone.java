package dev.tak.tests.house;

import static org.awaitility.Awaitility.await;

import dev.tak.cli.device.DeviceListener;
import dev.tak.cli.device.DeviceSettings;
import dev.tak.cli.device.Disconnect;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.device.SimulatedDevice;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.pki.PemFiles;
import dev.tak.cot.CotEvent;
import dev.tak.cot.Device;
import dev.tak.cot.DeviceEvents;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedEventException;
import dev.tak.cot.Point;
import dev.tak.cot.Takv;
import dev.tak.cot.Team;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** One device in a test's hand. */
public final class Phone implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<CotEvent> received = new CopyOnWriteArrayList<>();
    private final List<Disconnect> disconnects = new CopyOnWriteArrayList<>();
    private final Device profile;
    private final SimulatedDevice device;

    private Phone(String user, String uid, PemFiles certificate, DevelopmentPki pki, ServerAddress server) {
        profile = new Device(
                uid,
                user.toUpperCase(java.util.Locale.ROOT),
                new Team("Cyan", "Team Member"),
                new Takv("Pixel", "ATAK-CIV", "34", "5.3.0"));
        device = new SimulatedDevice(
                vertx, profile, new DeviceSettings(server, pki.trust(), certificate), new Listening());
        device.start();
    }

    /** A phone with a certificate of the house's authority; connects in the background. */
    public static Phone of(House house, String user, ServerAddress server) {
        DevelopmentPki pki =
                DevelopmentPki.ensure(house.home(), "127.0.0.1", house.devices().port());
        return new Phone(user, "dev-" + user, pki.issueUser(user), pki, server);
    }

    /** A phone with a certificate that another authority has signed. */
    public static Phone stranger(House house, String user) {
        DevelopmentPki pki =
                DevelopmentPki.ensure(house.home(), "127.0.0.1", house.devices().port());
        return new Phone(user, "dev-" + user, pki.foreignCa().issueUser(user), pki, house.devices());
    }

    public Phone connected() {
        await().atMost(SOON).until(device::connected);
        return this;
    }

    public void report() {
        send(DeviceEvents.position(
                profile, new Point(46.9, 7.4, 540, 5, 9_999_999), Instant.now(), Duration.ofMinutes(5)));
    }

    public void send(byte[] event) {
        if (!device.send(event)) {
            throw new IllegalStateException("not connected");
        }
    }

    public Device profile() {
        return profile;
    }

    public List<CotEvent> received() {
        return List.copyOf(received);
    }

    public List<Disconnect> disconnects() {
        return List.copyOf(disconnects);
    }

    public CotEvent awaitEvent(Predicate<CotEvent> wanted) {
        await().atMost(SOON).until(() -> received.stream().anyMatch(wanted));
        return received.stream().filter(wanted).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        device.stop().onComplete(stopped -> vertx.close());
    }

    private final class Listening implements DeviceListener {

        @Override
        public void received(SimulatedDevice source, byte[] event, long receivedNanos) {
            try {
                received.add(CotEvent.parse(event, EventLimits.defaults()));
            } catch (MalformedEventException malformed) {
                throw new AssertionError("The server sent a malformed event", malformed);
            }
        }

        @Override
        public void disconnected(SimulatedDevice source, Disconnect cause) {
            disconnects.add(cause);
        }

        @Override
        public void connectFailed(SimulatedDevice source, Disconnect cause) {
            disconnects.add(cause);
        }
    }
}
