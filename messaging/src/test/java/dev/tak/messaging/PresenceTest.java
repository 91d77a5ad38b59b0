package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.BindingRepository;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.EndpointRepository;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.EndpointRecord;
import dev.tak.cache.model.PresentDevice;
import dev.tak.nats.NatsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that come, move and leave, here and on another pod. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class PresenceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Silence of 5 s, then the grace time of the tests. */
    private static final Duration GONE_AND_GRACE = Duration.ofSeconds(20);

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    ConnectionRepository rows;

    @Inject
    BindingRepository bindings;

    @Inject
    EndpointRepository endpoints;

    @Inject
    NatsSettings nats;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    private final String uid = "dev-" + UUID.randomUUID();
    private OtherPod other;

    @BeforeEach
    void connect() throws Exception {
        TestUsers.ensure(settings, held, port);
        other = new OtherPod(nats);
    }

    @AfterEach
    void disconnect() throws Exception {
        other.close();
    }

    @Test
    void aNewerConnectionOfADeviceClosesTheOlderOneAndNobodyIsToldOfADeparture() {
        try (RawDevice watcher = new RawDevice("ben");
                RawDevice first = new RawDevice("ana")) {
            first.send(position(uid));
            until(() -> watcher.received().contains("uid='" + uid + "'"));
            try (RawDevice second = new RawDevice("ana")) {
                second.send(position(uid));

                until(first::closed);
                assertThat(second.closed()).isFalse();
                until(() -> rows.all().stream()
                                .filter(row -> row.getUid().equals(uid))
                                .count()
                        == 1);
                assertThat(watcher.received()).doesNotContainPattern("<link [^>]*" + uid);
            }
        }
    }

    @Test
    void aHigherNumberElsewhereClosesTheConnectionHereAndALowerOneDoesNot() {
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben")) {
            ana.send(position(uid));
            until(() -> number() > 0);
            long mine = number();
            other.here(other.device("ana", uid, mine - 1));
            ana.send(event("marker", "b-m-p-s-m", ""));
            until(() -> ben.received().contains("uid='marker'"));
            assertThat(ana.closed()).isFalse();

            other.here(other.device("ana", uid, mine + 1));

            until(ana::closed);
            assertThat(notices(ben)).isZero();
        }
    }

    @Test
    void aNumberThatSharedStateKnowsToBeHigherIsTakenUp() {
        bindings.bind(new DeviceKey("ana", uid), "of-earlier", 41);
        try (RawDevice ana = new RawDevice("ana")) {
            ana.send(position(uid));

            until(() -> number() == 42);
        }
    }

    @Test
    void peersAreToldWhenADeviceLeavesAndItsPlaceIsForgotten() {
        try (RawDevice ben = new RawDevice("ben")) {
            try (RawDevice ana = new RawDevice("ana")) {
                ana.send(position(uid));
                until(() -> ben.received().contains("uid='" + uid + "'"));
            }
            until(() -> notices(ben) == 1);
            assertThat(notices(ben)).isEqualTo(1);
            try (RawDevice late = new RawDevice("ben")) {
                late.send(event("ping", "t-x-c-t", ""));
                until(() -> late.received().contains("takPong"));
                assertThat(late.received()).doesNotContain(uid);
            }
            until(() -> endpoint().getDisconnectedAt() > 0);
        }
    }

    @Test
    void whatAnotherPodSaysOfLeavingIsToldOnce() {
        try (RawDevice ben = new RawDevice("ben")) {
            ben.served();
            PresentDevice device = other.device("ana", uid, 1);
            other.here(device);
            other.left(device);
            other.left(device);

            until(() -> notices(ben) == 1);
            other.live("after", "<event uid='after'/>", System.currentTimeMillis(), false);
            until(() -> ben.received().contains("uid='after'"));
            assertThat(notices(ben)).isEqualTo(1);
        }
    }

    @Test
    void theDevicesOfAPodThatDiedAreGoneAfterTheGraceTimeButNotThoseThatCameBack() {
        String back = uid + "-back";
        try (RawDevice ben = new RawDevice("ben")) {
            ben.served();
            rows.putAll(List.of(ConnectionRecord.newBuilder()
                    .setConnectionId("elsewhere")
                    .setUser("ana")
                    .setUid(uid)
                    .setIncarnation(other.incarnation())
                    .build()));
            double before = devices();
            other.here(other.device("ana", uid, 1));
            other.here(other.device("ana", back, 1));
            until(() -> devices() == before + 2);
            other.die();
            try (RawDevice ana = new RawDevice("ana")) {
                ana.send(position(back));
                until(() -> ben.received().contains("uid='" + back + "'"));

                await().atMost(GONE_AND_GRACE).until(() -> notices(ben) == 1);
                await().atMost(SOON).until(() -> rows.all().stream()
                        .noneMatch(row -> row.getConnectionId().equals("elsewhere")));
                assertThat(notices(ben)).isEqualTo(1);
                assertThat(ben.received()).doesNotContainPattern("<link [^>]*" + back);
                assertThat(ana.closed()).isFalse();
            }
        }
    }

    @Test
    void aDepartureThatWasMissedShowsInTheRoster() {
        try (RawDevice ben = new RawDevice("ben")) {
            ben.served();
            PresentDevice stays = other.device("ana", uid + "-stays", 1);
            other.here(stays);
            other.here(other.device("ana", uid, 1));

            other.roster(List.of(stays));

            until(() -> notices(ben) == 1);
        }
    }

    @Test
    void whatIsSaidAgainIsDeliveredOnceAndNeverAfterSomethingNewer() {
        long now = System.currentTimeMillis();
        try (RawDevice ben = new RawDevice("ben")) {
            ben.served();
            other.live(uid, "<event uid='" + uid + "' v='1'/>", now, false);
            until(() -> ben.received().contains("v='1'"));
            other.live(uid, "<event uid='" + uid + "' v='1'/>", now, true);
            other.live(uid, "<event uid='" + uid + "' v='3'/>", now + 2, true);
            other.live(uid, "<event uid='" + uid + "' v='2'/>", now + 1, true);
            other.live("after", "<event uid='after'/>", now, false);

            until(() -> ben.received().contains("uid='after'"));
            assertThat(ben.received())
                    .containsOnlyOnce("v='1'")
                    .contains("v='3'")
                    .doesNotContain("v='2'");
        }
    }

    @Test
    void whatADeviceSaidBeforeItMovedDoesNotComeAfterWhatItSaysSince() {
        long now = System.currentTimeMillis();
        try (RawDevice ben = new RawDevice("ben")) {
            ben.served();
            other.live("second", uid, "<event uid='" + uid + "' v='2'/>", now, false);
            until(() -> ben.received().contains("v='2'"));
            other.live("first", uid, "<event uid='" + uid + "' v='1'/>", now - 1_000, false);
            other.live("after", "<event uid='after'/>", now, false);
            until(() -> ben.received().contains("uid='after'"));
            assertThat(ben.received()).doesNotContain("v='1'");

            other.live("second", uid, "<event uid='" + uid + "' v='3'/>", now + 1, false);
            until(() -> ben.received().contains("v='3'"));
            other.live("of a slow clock", uid, "<event uid='" + uid + "' v='4'/>", now - 60_000, false);
            until(() -> ben.received().contains("v='4'"));
        }
    }

    private long number() {
        return rows.all().stream()
                .filter(row -> row.getUid().equals(uid))
                .mapToLong(ConnectionRecord::getBinding)
                .max()
                .orElse(0);
    }

    private EndpointRecord endpoint() {
        return endpoints.all().stream()
                .filter(endpoint -> endpoint.getUid().equals(uid))
                .findFirst()
                .orElse(EndpointRecord.getDefaultInstance());
    }

    private double devices() {
        return metrics.get("messaging.devices").gauge().value();
    }

    /** Of the departure of the test's own device: those of earlier tests may leave meanwhile. */
    private long notices(RawDevice device) {
        return Pattern.compile("<link [^>]*uid=[\"']" + uid + "[\"']")
                .matcher(device.received())
                .results()
                .count();
    }

    private static String position(String uid) {
        return event(uid, "a-f-G-U-C", "<contact callsign='C' endpoint='*:-1:stcp'/>");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(condition);
    }
}
