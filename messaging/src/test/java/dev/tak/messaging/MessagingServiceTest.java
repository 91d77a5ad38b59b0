package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.messaging.connection.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One messaging process with real devices, beside a real Ignite node and NATS server. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class MessagingServiceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Of 15 KB each: 30 MB, several times what Linux buffers for a socket. */
    private static final int MORE_THAN_THE_KERNEL_BUFFERS = 2_000;

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    ConnectionRepository rows;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    @BeforeEach
    void users() throws InterruptedException {
        TestUsers.ensure(settings, held, port);
    }

    @Test
    void pingIsAnsweredAndTheRowFollowsTheDevice() {
        try (RawDevice ana = new RawDevice("ana")) {
            ana.send(event("ping", "t-x-c-t", ""));
            ana.send(event("dev-ana", "a-f-G-U-C", "<contact callsign='ANA' endpoint='*:-1:stcp'/>"));

            until(() -> ana.received().contains("takPong"));
            until(() -> row("dev-ana").getCallsign().equals("ANA"));
        }
        until(() -> row("dev-ana").getUid().isEmpty());
    }

    @Test
    void whatIsNotUnderstoodIsDroppedAndItsNeighboursPass() {
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben").served()) {
            ana.send("<event uid='broken' type='a-f-G'></event>" + event("good", "b-m-p-s-m", "<x y='&amp;'/>"));

            until(() -> ben.received().contains("uid='good'"));
            assertThat(ben.received()).contains("<x y='&amp;'/>").doesNotContain("broken");
            assertThat(ana.closed()).isFalse();
        }
    }

    @Test
    void anEventWithoutEndClosesItsConnectionAndNobodyElses() {
        double before = closed(CloseReason.MALFORMED_STREAM);
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben")) {
            ana.send("<event uid='endless'><detail>" + "x".repeat(20_000));

            until(ana::closed);
            until(() -> closed(CloseReason.MALFORMED_STREAM) == before + 1);
            assertThat(ben.closed()).isFalse();
        }
    }

    @Test
    void whoReadsNothingIsClosedForWhatMayNotBeLostAndOthersGoOn() {
        double before = closed(CloseReason.TOO_SLOW);
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben").served();
                RawDevice slow = new RawDevice("ben")) {
            slow.readNothing();
            String filling = "<remarks>" + "x".repeat(15_000) + "</remarks>";
            int sent = 0;
            while (!slowIsGone(before) && sent < MORE_THAN_THE_KERNEL_BUFFERS) {
                String uid = "m" + sent++;
                ana.send(event(uid, "b-m-p-s-m", filling));
                until(() -> ben.received().contains("uid='" + uid + "'"));
                ben.forget();
            }
            until(() -> slowIsGone(before));
            assertThat(ben.closed()).isFalse();
        }
    }

    @Test
    void aNewcomerIsShownEverybodyAlsoBeyondWhatItsOutboxHolds() {
        int people = 100;
        String filling = "<remarks>" + "x".repeat(2_000) + "</remarks>";
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben").served()) {
            for (int i = 0; i < people; i++) {
                String uid = "crowd-" + i;
                ana.send(event(uid, "a-f-G-U-C", filling));
                until(() -> ben.received().contains("uid='" + uid + "'"));
                ben.forget();
            }
            try (RawDevice newcomer = new RawDevice("ben")) {
                until(() -> shown(newcomer) == people);
            }
        }
    }

    private static long shown(RawDevice device) {
        return Pattern.compile("uid='(crowd-\\d+)'")
                .matcher(device.received())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .count();
    }

    @Test
    void unknownDisabledAndSurplusUsersAreRefusedAndCounted() {
        until(() -> metrics.get("messaging.connections").gauge().value() == 0);
        double unknown = closed(CloseReason.UNKNOWN_USER);
        double disabled = closed(CloseReason.DISABLED_USER);
        double surplus = closed(CloseReason.TOO_MANY_OF_USER);
        List<RawDevice> devices = new ArrayList<>();
        try {
            devices.add(new RawDevice("nobody"));
            devices.add(new RawDevice("disabled"));
            for (int i = 0; i < 4; i++) {
                devices.add(new RawDevice("ana"));
            }
            until(() -> devices.stream().filter(RawDevice::closed).count() == 3);
            assertThat(closed(CloseReason.UNKNOWN_USER)).isEqualTo(unknown + 1);
            assertThat(closed(CloseReason.DISABLED_USER)).isEqualTo(disabled + 1);
            assertThat(closed(CloseReason.TOO_MANY_OF_USER)).isEqualTo(surplus + 1);
        } finally {
            devices.forEach(RawDevice::close);
        }
    }

    @Test
    void aSilentSocketIsClosedInTimeAndAGoodDeviceGetsInMeanwhile() throws Exception {
        double before = handshakesFailed("timeout");
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                silent.add(new Socket("127.0.0.1", port));
            }
            try (RawDevice ana = new RawDevice("ana")) {
                ana.send(event("ping", "t-x-c-t", ""));
                until(() -> ana.received().contains("takPong"));
            }
            for (Socket socket : silent) {
                socket.setSoTimeout(10_000);
                InputStream stream = socket.getInputStream();
                assertThat(stream.read()).isEqualTo(-1);
            }
            until(() -> handshakesFailed("timeout") >= before + 100);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aForeignCertificateGetsNothing() {
        double before = handshakesFailed("untrusted");
        try (RawDevice stranger = new RawDevice("foreign")) {
            until(stranger::closed);
            assertThat(stranger.received()).isEmpty();
        } catch (CompletionException refusedInTheHandshake) {
            assertThat(refusedInTheHandshake).hasMessageContaining("handshake");
        }
        until(() -> handshakesFailed("untrusted") > before);
    }

    private ConnectionRecord row(String uid) {
        return rows.all().stream()
                .filter(row -> row.getUid().equals(uid))
                .findFirst()
                .orElse(ConnectionRecord.getDefaultInstance());
    }

    private double closed(CloseReason reason) {
        return metrics.get("messaging.connections.closed")
                .tag("reason", reason.label())
                .counter()
                .count();
    }

    private double handshakesFailed(String reason) {
        return metrics.get("messaging.handshakes.failed")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private boolean slowIsGone(double before) {
        return closed(CloseReason.TOO_SLOW) > before;
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(condition);
    }
}
