package dev.tak.cli.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.pki.PemFiles;
import dev.tak.cot.CotEvent;
import dev.tak.cot.Device;
import dev.tak.cot.DeviceEvents;
import dev.tak.cot.Point;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedDeviceTest {

    private static final DeviceTimings SHORT =
            new DeviceTimings(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(500));
    private static final ReconnectPolicy SOON =
            new ReconnectPolicy.BackOff(Duration.ofMillis(50), Duration.ofMillis(200));

    @TempDir
    private static Path home;

    private static DevelopmentPki pki;
    private static Vertx vertx;

    private final RecordingListener listener = new RecordingListener();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private TlsServer server;

    @BeforeAll
    static void make() {
        pki = DevelopmentPki.ensure(home, "localhost");
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void serve() throws Exception {
        server = new TlsServer(vertx, pki, 0);
    }

    @AfterEach
    void stop() throws Exception {
        for (SimulatedDevice device : devices) {
            device.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        server.close();
    }

    @Test
    void showsTheUsersCertificateAndSendsEvents() {
        SimulatedDevice ana = start("ana", DeviceTimings.likeAtak(), ReconnectPolicy.never());
        await().until(ana::connected);

        boolean accepted = ana.send(position(ana));

        assertThat(accepted).isTrue();
        await().untilAsserted(() ->
                assertThat(server.events()).extracting(CotEvent::uid).contains("dev-ana"));
        assertThat(server.users()).containsExactly("CN=ana");
        await().untilAsserted(() -> assertThat(ana.counters().sent()).isEqualTo(1));
        assertThat(listener.happened).containsExactly("connected");
    }

    @Test
    void seesWhatAnotherOneSends() {
        SimulatedDevice ana = start("ana", SHORT, ReconnectPolicy.never());
        SimulatedDevice ben = start("ben", SHORT, ReconnectPolicy.never(), new RecordingListener());
        await().until(() -> server.sockets().size() == 2 && ana.connected() && ben.connected());
        long before = System.nanoTime();
        byte[] event = position(ben);

        ben.send(event);

        await().untilAsserted(
                        () -> assertThat(listener.events).containsExactly(new String(event, StandardCharsets.UTF_8)));
        assertThat(listener.times).allSatisfy(time -> assertThat(time).isBetween(before, System.nanoTime()));
        assertThat(ana.counters().received()).isEqualTo(1);
    }

    @Test
    void pingsAtOnceAndAtIntervalsAndKeepsThePongsToItself() {
        SimulatedDevice ana = start("ana", SHORT, ReconnectPolicy.never());

        await().untilAsserted(() -> assertThat(ana.counters().pongs()).isGreaterThan(3));

        assertThat(server.events()).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("t-x-c-t");
            assertThat(event.uid()).isEqualTo("dev-ana-ping");
        });
        assertThat(listener.events).isEmpty();
        assertThat(ana.counters().received()).isZero();
    }

    @Test
    void comesBackWhenTheServerClosesTheConnection() {
        SimulatedDevice ana = start("ana", SHORT, SOON);
        await().until(() -> ana.counters().pongs() > 0);

        server.closeConnections();

        await().until(() -> listener.happened.size() >= 3);
        assertThat(listener.happened).startsWith("connected", "disconnected", "connected");
        assertThat(listener.causes.getFirst().kind()).isEqualTo(Disconnect.Kind.CLOSED_BY_SERVER);
        assertThat(listener.causes.getFirst().retryIn().orElseThrow()).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void triesUntilTheServerIsBack() throws Exception {
        SimulatedDevice ana = start("ana", SHORT, SOON);
        await().until(() -> ana.counters().pongs() > 0);
        int port = server.address().port();
        server.close();
        await().untilAsserted(() -> assertThat(ana.counters().failedConnects()).isGreaterThan(2));
        assertThat(listener.causes.getLast().kind()).isEqualTo(Disconnect.Kind.CONNECT_FAILED);
        assertThat(listener.causes.getLast().reason()).contains("nobody listens");
        assertThat(ana.send(position(ana))).isFalse();
        assertThat(ana.counters().dropped()).isEqualTo(1);

        server = new TlsServer(vertx, pki, port);

        await().until(() -> ana.counters().connects() == 2);
    }

    @Test
    void staysAwayWhenItIsToldSo() {
        SimulatedDevice ana = start("ana", SHORT, ReconnectPolicy.never());
        await().until(() -> ana.counters().pongs() > 0);

        server.closeConnections();

        await().until(() -> listener.happened.contains("disconnected"));
        assertThat(listener.causes.getFirst().retryIn()).isEmpty();
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(ana.counters().connects()).isEqualTo(1));
    }

    @Test
    void givesASilentConnectionUp() {
        SimulatedDevice ana = start("ana", SHORT, SOON);
        await().until(() -> ana.counters().pongs() > 0);

        server.fallSilent();

        await().until(() -> ana.counters().connects() > 1);
        assertThat(listener.causes.getFirst().kind()).isEqualTo(Disconnect.Kind.SILENCE);
        assertThat(listener.causes.getFirst().reason()).contains("0.5 s");
    }

    @Test
    void aByteNowAndThenIsNoSilence() {
        SimulatedDevice ana = start("ana", SHORT, SOON);
        await().until(() -> ana.counters().pongs() > 0);
        server.fallSilent();

        long timer = vertx.setPeriodic(100, again -> server.send(new byte[] {'\n'}));

        await().during(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(listener.happened).containsExactly("connected"));
        vertx.cancelTimer(timer);
    }

    @Test
    void putsAnEventTogetherFromSingleBytesAndCutsSeveralOutOfOneChunk() {
        SimulatedDevice ana = start("ana", DeviceTimings.likeAtak(), ReconnectPolicy.never());
        await().until(() -> ana.connected() && server.sockets().size() == 1);
        String event = new String(position(ana), StandardCharsets.UTF_8);
        String declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + event;

        for (byte single : declared.getBytes(StandardCharsets.UTF_8)) {
            server.send(new byte[] {single});
        }
        server.send((declared + declared).getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(listener.events).containsExactly(event, event, event));
    }

    @Test
    void dropsAConnectionOnWhichNoCotComes() {
        SimulatedDevice ana = start("ana", DeviceTimings.likeAtak(), ReconnectPolicy.never());
        await().until(() -> ana.connected() && server.sockets().size() == 1);

        server.send(new byte[128 * 1024]);

        await().until(() -> listener.happened.contains("disconnected"));
        assertThat(listener.causes.getFirst().kind()).isEqualTo(Disconnect.Kind.UNREADABLE);
    }

    @Test
    void dropsEventsInsteadOfKeepingThemWhenTheServerDoesNotRead() {
        SimulatedDevice ana = start("ana", DeviceTimings.likeAtak(), ReconnectPolicy.never());
        await().until(() -> ana.connected() && server.sockets().size() == 1);
        server.sockets().forEach(NetSocket::pause);
        byte[] big = new byte[256 * 1024];

        await().until(() -> !ana.send(big));

        assertThat(ana.counters().dropped()).isEqualTo(1);
        assertThat(ana.connected()).isTrue();
        server.sockets().forEach(NetSocket::close);
    }

    @Test
    void saysSoWhenTheServerRefusesItsCertificate() {
        PemFiles foreign = pki.foreignCa().issueUser("ana");

        SimulatedDevice ana = start("ana", foreign, SHORT, ReconnectPolicy.never(), listener);

        await().until(() -> !listener.causes.isEmpty());
        assertThat(listener.causes.getFirst().reason()).contains("refused this device's certificate");
        assertThat(server.users()).isEmpty();
        assertThat(ana.connected()).isFalse();
    }

    @Test
    void refusesAServerWhoseCertificateItDoesNotTrust(@TempDir Path other) {
        DevelopmentPki others = DevelopmentPki.ensure(other, "localhost");
        DeviceSettings settings = new DeviceSettings(
                server.address(), others.trust(), pki.issueUser("ana"), SHORT, ReconnectPolicy.never());
        SimulatedDevice ana = new SimulatedDevice(vertx, profile("ana"), settings, listener);
        devices.add(ana);

        ana.start();

        await().until(() -> !listener.causes.isEmpty());
        assertThat(listener.happened).containsExactly("connectFailed");
        assertThat(listener.causes.getFirst().reason()).contains("not signed by the authority");
    }

    @Test
    void leavesInTheRegularWay() {
        SimulatedDevice ana = start("ana", SHORT, SOON);
        await().until(() -> ana.counters().pongs() > 0);

        ana.stop();

        await().until(() -> server.sockets().isEmpty());
        assertThat(listener.happened).containsExactly("connected", "disconnected");
        assertThat(listener.causes.getFirst().kind()).isEqualTo(Disconnect.Kind.STOPPED);
    }

    @Test
    void manyShareOneVertx() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "many-" + i).toList();
        List<PemFiles> certificates = pki.issueUsersSharingAKey(names);

        for (int i = 0; i < names.size(); i++) {
            start(names.get(i), certificates.get(i), DeviceTimings.likeAtak(), SOON, new DeviceListener() {});
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> devices.stream()
                .allMatch(device -> device.counters().pongs() > 0));
        assertThat(server.users()).hasSize(40).doesNotHaveDuplicates();
    }

    private SimulatedDevice start(String user, DeviceTimings timings, ReconnectPolicy reconnect) {
        return start(user, timings, reconnect, listener);
    }

    private SimulatedDevice start(String user, DeviceTimings timings, ReconnectPolicy reconnect, DeviceListener to) {
        return start(user, pki.issueUser(user), timings, reconnect, to);
    }

    private SimulatedDevice start(
            String user, PemFiles certificate, DeviceTimings timings, ReconnectPolicy reconnect, DeviceListener to) {
        DeviceSettings settings = new DeviceSettings(server.address(), pki.trust(), certificate, timings, reconnect);
        SimulatedDevice device = new SimulatedDevice(vertx, profile(user), settings, to);
        devices.add(device);
        device.start();
        return device;
    }

    private static Device profile(String user) {
        return ClientDefaults.device(user, null, "dev-" + user);
    }

    private static byte[] position(SimulatedDevice device) {
        return DeviceEvents.position(device.profile(), Point.at(46.9, 7.4), Instant.now(), Duration.ofMinutes(1));
    }
}
