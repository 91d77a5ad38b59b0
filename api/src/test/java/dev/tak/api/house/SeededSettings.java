package dev.tak.api.house;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Group;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The settings that the tests begin with: ana (Blue; receives Ops too), ben (Ops), the administrator admin, and carl,
 * who is disabled. Dora and erik are not in it.
 */
@Singleton
public class SeededSettings {

    public static final String SERVER_ID = "test-server";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SettingsRepository repository;
    private final HeldSettings held;

    SeededSettings(SettingsRepository repository, HeldSettings held) {
        this.repository = repository;
        this.held = held;
    }

    /** Returns when the service works by them. */
    public void ensure() {
        if (held.current().isEmpty()) {
            repository.claim(settings());
            Awaitility.await().atMost(PATIENCE).until(() -> held.current().isPresent());
        }
    }

    private static Settings settings() {
        return Settings.newBuilder()
                .setRevision(1)
                .setServerId(SERVER_ID)
                .putGroups(
                        "Blue",
                        Group.newBuilder()
                                .setRevision(1)
                                .setDescription("blue team")
                                .build())
                .putGroups("Ops", Group.newBuilder().setRevision(1).build())
                .putUsers("ana", user(List.of("Blue"), List.of("Blue", "Ops")).build())
                .putUsers("ben", user(List.of("Ops"), List.of("Ops")).build())
                .putUsers(
                        "admin",
                        user(List.of(), List.of()).setRole(Role.ADMINISTRATOR).build())
                .putUsers(
                        "carl",
                        user(List.of("Blue"), List.of("Blue")).setDisabled(true).build())
                .build();
    }

    private static User.Builder user(List<String> in, List<String> out) {
        return User.newBuilder().setRevision(1).addAllInGroups(in).addAllOutGroups(out);
    }
}
