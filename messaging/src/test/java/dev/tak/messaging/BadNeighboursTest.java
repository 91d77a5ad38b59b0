package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import dev.tak.messaging.connection.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What some do wrong, by malice or by misfortune, costs them their connection, and nobody else anything. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class BadNeighboursTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration GIVEN_UP = Duration.ofSeconds(25);
    private static final int SOCKETS = 1_000;
    private static final int RECEIVERS_OF_A_KIND = 10;
    private static final int FLOOD_UIDS = 10;
    private static final int GARBAGE_BYTES = 16 * 1024;
    /** A whole TLS record with the first four of the 4,100 bytes that it announces. */
    private static final byte[] BEGINNING_OF_A_HELLO = {22, 3, 1, 0, 4, 1, 0, 16, 0};

    /** At 1 KB/s more than twice as long as a device may take nothing. */
    private static final int ENOUGH_TO_BE_NOTICED = 10 * 1024;

    private static final long MEGABYTE = 1024 * 1024;

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    MeterRegistry metrics;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private GoodPair pair;
    private long heapBefore;

    @BeforeEach
    void goodPair() throws InterruptedException {
        Settings now = settings.latest().orElse(Settings.getDefaultInstance());
        if (!now.containsUsers("eve")) {
            Settings.Builder next = now.toBuilder()
                    .setRevision(now.getRevision() + 1)
                    .setServerId("tak-test")
                    .putUsers("ana", user("Blue"))
                    .putUsers("ben", user("Blue"))
                    .putUsers(
                            "disabled",
                            user("Blue").toBuilder().setDisabled(true).build());
            SystemResource.NEIGHBOURS.forEach(name -> next.putUsers(name, user("Green")));
            settings.claim(next.putUsers("eve", user("Nobody else")).build());
        }
        assertThat(held.await(now.getRevision(), SOON)).isTrue();
        until(() -> held.current().filter(known -> known.containsUsers("eve")).isPresent());
        until(BadNeighboursTest::served);
        heapBefore = usedHeap();
        pair = new GoodPair();
    }

    @AfterEach
    void undisturbed() {
        clock.shutdownNow();
        try (GoodPair ends = pair) {
            ends.assertUndisturbed();
        }
        assertThat(usedHeap() - heapBefore).isLessThan(64 * MEGABYTE);
    }

    @Test
    void silentSocketsAreClosedAndKeepNobodyOut() throws IOException {
        long descriptors = descriptors();
        double before = handshakesFailed("displaced") + handshakesFailed("timeout");
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                silent.add(connect());
                assertThat(handshakes()).isLessThanOrEqualTo(SystemResource.HANDSHAKES);
            }
            long began = System.nanoTime();
            try (RawDevice newcomer = new RawDevice("dora")) {
                newcomer.send(event("ping", "t-x-c-t", ""));
                until(() -> newcomer.received().contains("takPong"));
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GoodPair.UNDISTURBED);
            }
            until(() -> handshakesFailed("displaced") + handshakesFailed("timeout") == before + SOCKETS);
            assertThat(silent).allSatisfy(socket -> assertThat(endOf(socket)).isTrue());
            assertThat(handshakes()).isZero();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        until(() -> descriptors() < descriptors + SOCKETS / 20);
    }

    @Test
    void handshakesThatHaveBegunAreBoundedToo() throws IOException {
        double tooMany = handshakesFailed("too_many");
        List<Socket> begun = new ArrayList<>();
        try {
            while (handshakesFailed("too_many") == tooMany && begun.size() < SOCKETS) {
                Socket socket = connect();
                begun.add(socket);
                begin(socket);
                assertThat(handshakes()).isLessThanOrEqualTo(SystemResource.HANDSHAKES);
            }
            assertThat(handshakesFailed("too_many")).isGreaterThan(tooMany);
        } finally {
            for (Socket socket : begun) {
                socket.close();
            }
        }
        until(() -> handshakes() == 0);
    }

    private static void begin(Socket socket) {
        try {
            socket.getOutputStream().write(BEGINNING_OF_A_HELLO);
        } catch (IOException refused) {
            // What is to be tried.
        }
    }

    @Test
    void aHandshakeInDripsEndsInItsTime() throws IOException {
        double before = handshakesFailed("timeout");
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < RECEIVERS_OF_A_KIND; i++) {
                Socket socket = connect();
                dripping.add(socket);
                drip(socket.getOutputStream(), hello((byte) 3));
            }
            long began = System.nanoTime();
            assertThat(dripping).allSatisfy(socket -> assertThat(endOf(socket)).isTrue());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            until(() -> handshakesFailed("timeout") == before + RECEIVERS_OF_A_KIND);
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
    }

    /** Until it fails; a scheduled task that throws is not run again. */
    private void drip(OutputStream stream, byte[] bytes) {
        AtomicInteger next = new AtomicInteger();
        clock.scheduleAtFixedRate(
                () -> {
                    try {
                        stream.write(bytes[next.getAndIncrement()]);
                    } catch (IOException closed) {
                        throw new IllegalStateException(closed);
                    }
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
    }

    @Test
    void garbageInsteadOfTlsIsRefusedAtOnce() throws IOException {
        double notTls = handshakesFailed("not_tls");
        double protocol = handshakesFailed("protocol");
        byte[] garbage = "GET / HTTP/1.1\r\n".repeat(GARBAGE_BYTES / 16).getBytes(StandardCharsets.US_ASCII);
        byte[] likeTls = garbage.clone();
        System.arraycopy(new byte[] {22, 3, 3, 1, 0}, 0, likeTls, 0, 5);
        for (int i = 0; i < RECEIVERS_OF_A_KIND; i++) {
            assertEnds(garbage);
            assertEnds(likeTls);
        }
        until(() -> handshakesFailed("not_tls") == notTls + RECEIVERS_OF_A_KIND);
        until(() -> handshakesFailed("protocol") == protocol + RECEIVERS_OF_A_KIND);
    }

    @Test
    void whoDoesNotSpeakOurTlsIsRefusedForWhatIsMissing() throws Exception {
        double protocol = handshakesFailed("protocol");
        double none = handshakesFailed("no_certificate");
        double untrusted = handshakesFailed("untrusted");
        double peer = handshakesFailed("peer");
        assertEnds(hello((byte) 1));
        until(() -> handshakesFailed("protocol") == protocol + 1);

        assertRefused(context(Optional.empty()));
        until(() -> handshakesFailed("no_certificate") == none + 1);

        assertRefused(context(Optional.of("foreign")));
        until(() -> handshakesFailed("untrusted") == untrusted + 1);

        connect().close();
        until(() -> handshakesFailed("peer") > peer);
    }

    @Test
    void garbageInsideTlsEndsItsConnection() {
        double before = closed(CloseReason.MALFORMED_STREAM);
        try (RawDevice cem = new RawDevice("cem")) {
            cem.send("garbage ".repeat(GARBAGE_BYTES));

            until(cem::closed);
            assertThat(closed(CloseReason.MALFORMED_STREAM)).isEqualTo(before + 1);
        }
    }

    @Test
    void anEventEndsItsConnectionAtItsLimitHoweverItComes() {
        double before = closed(CloseReason.MALFORMED_STREAM);
        String begin = "<event uid='endless'><detail>";
        String oneTooMany = begin + "x".repeat(SystemResource.EVENT_BYTES + 1 - begin.length());
        try (RawDevice atOnce = new RawDevice("cem");
                RawDevice inDrips = new RawDevice("dora")) {
            atOnce.send(event("oversized", "b-m-p-s-m", "x".repeat(10 * (int) MEGABYTE)));
            IntStream.range(0, oneTooMany.length()).forEach(i -> inDrips.send(oneTooMany.substring(i, i + 1)));

            until(() -> atOnce.closed() && inDrips.closed());
            assertThat(closed(CloseReason.MALFORMED_STREAM)).isEqualTo(before + 2);
        }
    }

    @Test
    void whoReadsNothingIsClosedAndWhoReadsSlowlyIsNot() throws Exception {
        assumeThat(vertx.isNativeTransportEnabled())
                .as("That a slow device reads at all can be seen with the native transport only")
                .isTrue();
        double stalled = closed(CloseReason.STALLED);
        double tooSlow = closed(CloseReason.TOO_SLOW);
        double unreachable = closed(CloseReason.UNREACHABLE);
        double coalesced = metrics.get("messaging.events.coalesced").counter().count();
        List<SlowReader> slow = new ArrayList<>();
        List<SlowReader> dead = new ArrayList<>();
        AtomicInteger tick = new AtomicInteger();
        try (RawDevice cem = new RawDevice("cem");
                RawDevice dora = new RawDevice("dora")) {
            for (int i = 0; i < RECEIVERS_OF_A_KIND; i++) {
                slow.add(new SlowReader(context(Optional.of("slow" + i % 4)), port, 1024));
                dead.add(new SlowReader(context(Optional.of("slow" + (4 + i % 4))), port, 0));
            }
            clock.scheduleAtFixedRate(() -> report(cem, tick.incrementAndGet()), 0, 100, TimeUnit.MILLISECONDS);

            until(() -> closed(CloseReason.STALLED) == stalled + RECEIVERS_OF_A_KIND);
            until(() -> slow.stream().allMatch(device -> device.taken() > ENOUGH_TO_BE_NOTICED));
            assertThat(slow).noneMatch(SlowReader::closed);
            assertThat(closed(CloseReason.STALLED)).isEqualTo(stalled + RECEIVERS_OF_A_KIND);
            assertThat(closed(CloseReason.TOO_SLOW)).isEqualTo(tooSlow);
            assertThat(closed(CloseReason.UNREACHABLE)).isEqualTo(unreachable);
            assertThat(metrics.get("messaging.events.coalesced").counter().count())
                    .isGreaterThan(coalesced);
            int reported = tick.get();
            until(() -> dora.received().contains("tick='" + reported + "'"));
        } finally {
            for (SlowReader device : Stream.concat(slow.stream(), dead.stream()).toList()) {
                device.close();
            }
        }
    }

    private static void report(RawDevice device, int tick) {
        for (int i = 0; i < FLOOD_UIDS; i++) {
            device.send(event("flood-" + i, "a-f-G-U-C", "<x tick='" + tick + "'/>" + "x".repeat(2_000)));
        }
    }

    @Test
    void whoseNetworkIsGoneIsGivenUp() throws Exception {
        assumeThat(vertx.isNativeTransportEnabled())
                .as("What is not acknowledged can be seen with the native transport only")
                .isTrue();
        Optional<CutOffNetwork> made = CutOffNetwork.make();
        assumeThat(made).as("A network namespace needs root, ip and openssl").isPresent();
        double before = closed(CloseReason.UNREACHABLE);
        double connected = metrics.get("messaging.connections").gauge().value();
        try (CutOffNetwork network = made.get();
                RawDevice cem = new RawDevice("cem")) {
            network.connect("eve");
            Path received = network.connect("slow0");
            until(() -> metrics.get("messaging.connections").gauge().value() == connected + 3);
            cem.send(event("heard", "b-m-p-s-m", ""));
            until(() -> Files.readString(received).contains("heard"));

            network.cut();
            cem.send(event("unheard", "b-m-p-s-m", ""));

            await().atMost(GIVEN_UP).until(() -> closed(CloseReason.UNREACHABLE) == before + 2);
            assertThat(cem.closed()).isFalse();
            assertThat(Files.readString(received)).doesNotContain("unheard");
        }
    }

    private static User user(String group) {
        return User.newBuilder().addInGroups(group).addOutGroups(group).build();
    }

    /** The first handshake of a process takes long. */
    private static boolean served() {
        try (RawDevice probe = new RawDevice("eve")) {
            return !probe.closed();
        } catch (CompletionException notYet) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    private void assertEnds(byte[] said) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(said);
            assertThat(endOf(socket)).isTrue();
        }
    }

    /** Whether the other side ends the connection in time, in whatever way. */
    private static boolean endOf(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void assertRefused(SSLContext context) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout((int) SOON.toMillis());
            assertThat(endOf(socket)).isTrue();
        }
    }

    private SSLContext context(Optional<String> user) throws Exception {
        Config config = ConfigProvider.getConfig();
        SSLContext context = SSLContext.getInstance("TLS");
        PemKeyCertOptions keys = new PemKeyCertOptions();
        user.ifPresent(name -> keys.setCertPath(config.getValue("test." + name + ".certificate", String.class))
                .setKeyPath(config.getValue("test." + name + ".key", String.class)));
        context.init(
                user.isPresent() ? keys.getKeyManagerFactory(vertx).getKeyManagers() : null,
                new PemTrustOptions()
                        .addCertPath(config.getValue(SystemResource.TRUST, String.class))
                        .getTrustManagerFactory(vertx)
                        .getTrustManagers(),
                null);
        return context;
    }

    /** A ClientHello of TLS 1.0 to 1.2 (minor version 1 to 3) that offers one old cipher suite and nothing else. */
    private static byte[] hello(byte minorVersion) {
        int body = 2 + 32 + 1 + 2 + 2 + 1 + 1;
        return ByteBuffer.allocate(5 + 4 + body)
                .put(new byte[] {22, 3, 1})
                .putShort((short) (4 + body))
                .putInt(1 << 24 | body)
                .put((byte) 3)
                .put(minorVersion)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 2)
                .putShort((short) 0x2F)
                .put(new byte[] {1, 0})
                .array();
    }

    private double handshakes() {
        return metrics.get("messaging.handshakes").gauge().value();
    }

    private double handshakesFailed(String reason) {
        return metrics.get("messaging.handshakes.failed")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double closed(CloseReason reason) {
        return metrics.get("messaging.connections.closed")
                .tag("reason", reason.label())
                .counter()
                .count();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(condition);
    }
}
