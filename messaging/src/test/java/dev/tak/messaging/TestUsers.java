package dev.tak.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Ana and ben, both in Blue; one who is disabled; and those who behave badly, in groups of their own. */
public final class TestUsers {

    private static final Duration SOON = Duration.ofSeconds(10);

    private TestUsers() {}

    /** Returns when the service works by them and devices can connect. */
    public static void ensure(SettingsRepository settings, HeldSettings held, int port) throws InterruptedException {
        if (settings.latest().isEmpty()) {
            Settings.Builder seed = Settings.newBuilder()
                    .setRevision(1)
                    .setServerId("tak-test")
                    .putUsers("ana", user("Blue"))
                    .putUsers("ben", user("Blue"))
                    .putUsers(
                            "disabled",
                            user("Blue").toBuilder().setDisabled(true).build());
            SystemResource.NEIGHBOURS.forEach(name -> seed.putUsers(name, user("Green")));
            settings.claim(seed.putUsers("eve", user("Nobody else")).build());
        }
        assertThat(held.await(1, SOON)).isTrue();
        await().atMost(SOON).until(() -> {
            try (Socket probe = new Socket("127.0.0.1", port)) {
                return probe.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    static User user(String group) {
        return User.newBuilder().addInGroups(group).addOutGroups(group).build();
    }
}
