package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.ClaimOutcome;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Settings;
import dev.tak.nats.NatsSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user moves to another group while its device and those of others are connected. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class GroupChangeTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    NatsSettings nats;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    private final String uid = "dev-" + UUID.randomUUID();

    @BeforeEach
    void users() throws InterruptedException {
        TestUsers.ensure(settings, held, port);
    }

    @AfterEach
    void moveBack() throws InterruptedException {
        move("ana", "Blue");
    }

    @Test
    void aUserWhoHasMovedIsHeardInTheNewGroupAndNoLongerInTheOldOne() throws Exception {
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben");
                RawDevice dora = new RawDevice("dora")) {
            ana.send(position(uid));
            until(() -> ben.received().contains(uid));

            move("ana", "Green");
            ana.send(event("moved", "b-m-p-s-m", ""));
            until(() -> dora.received().contains("uid='moved'"));
            ben.send(event("unmoved", "b-m-p-s-m", ""));

            try (RawDevice newcomer = new RawDevice("ben")) {
                newcomer.send(event("ping", "t-x-c-t", ""));
                until(() -> newcomer.received().contains("takPong"));
                assertThat(newcomer.received()).doesNotContain(uid);
            }
            assertThat(ben.received()).doesNotContain("uid='moved'");
            assertThat(ana.received()).doesNotContain("uid='unmoved'");
        }
    }

    @Test
    void aUserWhoHasGainedAGroupSeesAtOnceWhereItsMembersAreAndOnce() throws Exception {
        try (RawDevice dora = new RawDevice("dora");
                RawDevice ana = new RawDevice("ana")) {
            ana.served();
            dora.send(position(uid));
            dora.served();

            move("ana", "Green");

            until(() -> ana.received().contains(uid));
            // What comes after all that was on its way.
            ana.send(event("ping", "t-x-c-t", ""));
            until(() -> ana.received().contains("takPong"));
            assertThat(ana.received().split(uid, -1)).as("once").hasSize(2);
        }
    }

    @Test
    void whatWasSaidToAGroupIsNotSaidAgainOnceItsSenderHasLeftIt() throws Exception {
        String stays = uid + "-stays";
        try (RawDevice ana = new RawDevice("ana");
                RawDevice ben = new RawDevice("ben");
                RawDevice watcher = new RawDevice("ben");
                OtherPod other = new OtherPod(nats)) {
            ana.send(position(uid));
            until(() -> watcher.received().contains(uid));
            // Said again in the same order: when this one has come, the other one would have.
            ben.send(position(stays));
            until(() -> watcher.received().contains(stays));
            move("ana", "Green");

            Set<String> again = other.askAgain();

            until(() -> again.contains(stays));
            assertThat(again).doesNotContain(uid);
        }
    }

    private void move(String user, String group) throws InterruptedException {
        Settings now = settings.latest().orElseThrow();
        Settings next = now.toBuilder()
                .setRevision(now.getRevision() + 1)
                .putUsers(user, TestUsers.user(group))
                .build();
        assertThat(settings.claim(next)).isEqualTo(ClaimOutcome.CLAIMED);
        held.announced(next.getRevision());
        until(() -> held.settledRevision() >= next.getRevision());
    }

    private static String position(String uid) {
        return event(uid, "a-f-G-U-C", "<contact callsign='C' endpoint='*:-1:stcp'/>");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(condition);
    }
}
