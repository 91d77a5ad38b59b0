package dev.tak.config;

import static dev.tak.config.change.Changes.deleteUser;
import static dev.tak.config.change.Changes.in;
import static dev.tak.config.change.Changes.putGroup;
import static dev.tak.config.change.Changes.putUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.CacheException;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.ChangeEffect;
import dev.tak.cache.model.Refusal;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.SettingsChangeResult;
import dev.tak.nats.NatsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole service, beside a real Ignite node and a real NATS server. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfigServiceTest {

    private static final String SEED = """
            groups:
              Blue: { description: The blue ones }
              Ops:
            users:
              ana: { in: [Blue], out: [Blue, Ops] }
              admin: { groups: [Blue, Ops], role: administrator }
            """;

    @Inject
    ConfigSettings settings;

    @Inject
    NatsSettings natsSettings;

    @Inject
    SettingsRepository repository;

    @Inject
    HeldSettings held;

    @Inject
    Seeders seeders;

    @Inject
    Writers writers;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @InfrastructureResource.FreezeIgnite
    Runnable freezeIgnite;

    @InfrastructureResource.ThawIgnite
    Runnable thawIgnite;

    private OtherProcess other;

    @BeforeEach
    void connect() throws IOException, InterruptedException, TimeoutException {
        other = new OtherProcess(natsSettings);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        other.close();
    }

    @Test
    @Order(1)
    void isNotReadyWithoutASeed() {
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(repository));
        assertThat(repository.latest()).isEmpty();
        assertThat(ready()).isEqualTo(503);
        assertThat(held.current()).isEmpty();
    }

    @Test
    @Order(2)
    void isSeededOnceByWhoeverIsFirst() throws IOException {
        Files.writeString(settings.seed(), SEED);
        seeders.runMore(3);
        await().until(() -> held.current().isPresent());
        Settings first = repository.latest().orElseThrow();
        assertThat(first.getRevision()).isEqualTo(1);
        assertThat(first.getServerId()).matches("tak-[0-9a-f]{12}");
        assertThat(first.getUsersMap()).containsOnlyKeys("ana", "admin");
        assertThat(first.getUsersOrThrow("admin").getRole()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(held.current()).contains(first);
        assertThat(ready()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(other.announced()).containsOnly(1L));
        seeders.runMore(1);
        assertThat(repository.latest()).contains(first);
        awaitServing();
    }

    @Test
    @Order(3)
    void appliesAndAnnouncesAChange() {
        SettingsChangeResult result = change(putUser("ben", in("Ops")));
        assertThat(result.getApplied().getEffect()).isEqualTo(ChangeEffect.CREATED);
        long revision = result.getApplied().getRevision();
        Settings latest = repository.latest().orElseThrow();
        assertThat(latest.getRevision()).isEqualTo(revision);
        assertThat(latest.getUsersOrThrow("ben"))
                .isEqualTo(in("Ops").setRevision(revision).build());
        await().untilAsserted(() -> assertThat(other.announced()).contains(revision));
        await().until(() -> held.current().orElseThrow().getRevision() >= revision);
    }

    @Test
    @Order(4)
    void givesARepeatTheFirstAnswer() {
        SettingsChange put =
                putUser("carl", in("Ops")).toBuilder().setIfNoneMatch(true).build();
        SettingsChangeResult first = change(put);
        change(deleteUser("carl"));
        assertThat(change(put)).isEqualTo(first);
        assertThat(repository.latest().orElseThrow().containsUsers("carl")).isFalse();
    }

    @Test
    @Order(5)
    void saysWhyItRefuses() {
        assertThat(change(putUser("dora", in("Nowhere"))).getRefusal().getReason())
                .isEqualTo(Refusal.Reason.INVALID);
        assertThat(other.request(new byte[] {1, 2, 3}).join().getRefusal().getReason())
                .isEqualTo(Refusal.Reason.INVALID);
        assertThat(change(deleteUser("admin")).getRefusal().getReason()).isEqualTo(Refusal.Reason.CONFLICT);
    }

    @Test
    @Order(6)
    void answersABurst() {
        long before = repository.latest().orElseThrow().getRevision();
        List<CompletableFuture<SettingsChangeResult>> answers = IntStream.range(0, 200)
                .mapToObj(i -> other.change(putUser("burst" + i, in("Blue"))))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().hasApplied()).isTrue());
        Settings latest = repository.latest().orElseThrow();
        assertThat(latest.getUsersMap().keySet())
                .containsAll(IntStream.range(0, 200).mapToObj(i -> "burst" + i).toList());
        assertThat(latest.getRevision() - before).as("revisions").isLessThan(200);
        assertThat(metrics.get("config.changes")
                        .tag("outcome", "created")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(200);
        assertThat(metrics.get("config.changes.batch").summary().max()).isGreaterThan(1);
        assertThat(metrics.get("config.changes.waiting").gauge().value()).isZero();
    }

    @Test
    @Order(7)
    void losesNothingBetweenTwoWriters() {
        List<String> lost = writers.contend(2, 60);
        assertThat(lost).isEmpty();
        Settings latest = repository.latest().orElseThrow();
        for (int writer = 0; writer < 2; writer++) {
            for (int i = 0; i < 60; i++) {
                assertThat(latest.getGroupsMap()).containsKey("Writer %d change %d".formatted(writer, i));
            }
        }
    }

    @Test
    @Order(8)
    void makesAChangeOnceAlthoughIgniteFreezes() {
        freezeIgnite.run();
        CompletableFuture<SettingsChangeResult> answer = other.change(putGroup("Frozen", ""));
        CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS).execute(thawIgnite);
        assertThat(answer.join().getApplied().getEffect()).isEqualTo(ChangeEffect.CREATED);
        long revision = answer.join().getApplied().getRevision();
        assertThat(repository.latest().orElseThrow().getGroupsOrThrow("Frozen").getRevision())
                .isEqualTo(revision);
    }

    private SettingsChangeResult change(SettingsChange change) {
        return other.change(change).join();
    }

    /** The subscription may be a moment behind the settings. */
    private void awaitServing() {
        await().ignoreExceptions()
                .until(() -> change(deleteUser("nobody")).getRefusal().getReason() == Refusal.Reason.NOT_FOUND);
    }

    private int ready() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(readiness)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(SettingsRepository repository) {
        try {
            repository.latest();
            return true;
        } catch (CacheException notYet) {
            return false;
        }
    }
}
