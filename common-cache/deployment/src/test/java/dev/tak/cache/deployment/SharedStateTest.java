package dev.tak.cache.deployment;

import static dev.tak.cache.deployment.ThreeNodes.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tak.cache.CacheUnavailableException;
import dev.tak.cache.ClaimOutcome;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.PositionRepository;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.deployment.ThreeNodes.Deed;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.PositionRecord;
import dev.tak.cache.model.Settings;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The repositories on a real cluster, while its nodes die and freeze. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedStateTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClasses(ThreeNodes.class, Deed.class))
            .setBeforeAllCustomizer(ThreeNodes::start)
            .setAfterAllCustomizer(ThreeNodes::stop)
            .overrideConfigKey("quarkus.http.test-port", "0");

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    ConnectionRepository connections;

    @Inject
    PositionRepository positions;

    @Test
    @Order(1)
    void settingsAreEmptyThenClaimedOnceForEachRevision() {
        assertThat(settings.latest()).isEmpty();
        assertThat(held.current()).isEmpty();

        assertThat(settings.claim(revision(1, "first"))).isEqualTo(ClaimOutcome.CLAIMED);
        assertThat(settings.claim(revision(1, "first"))).isEqualTo(ClaimOutcome.CLAIMED);
        assertThat(settings.claim(revision(1, "other"))).isEqualTo(ClaimOutcome.TAKEN);

        assertThat(settings.latest().orElseThrow().getServerId()).isEqualTo("first");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(held.current()).contains(revision(1, "first")));
    }

    @Test
    @Order(2)
    void aWriterThatStoodStillCannotClaimANumberThatWasDropped() throws Exception {
        for (int number = 2; number <= 120; number++) {
            assertThat(settings.claim(revision(number, "r" + number))).isEqualTo(ClaimOutcome.CLAIMED);
        }

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(settings.claim(revision(5, "late")))
                .isEqualTo(ClaimOutcome.TAKEN));
        assertThat(settings.latest()).contains(revision(120, "r120"));
        assertThat(settings.latest(revision(3, "r3"))).contains(revision(120, "r120"));
        assertThat(settings.latest(revision(120, "r120"))).contains(revision(120, "r120"));
        assertThat(held.await(120, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    @Order(3)
    void aRevisionThatAListenerCouldNotTakeUpIsGivenToItAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        held.onApplied(taken -> {
            if (taken.getRevision() == 121 && calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
        });

        assertThat(settings.claim(revision(121, "r121"))).isEqualTo(ClaimOutcome.CLAIMED);

        assertThat(held.await(121, Duration.ofSeconds(5))).isTrue();
        assertThat(calls).hasValue(2);
    }

    @Test
    @Order(3)
    void rowsAndPositionsCanBeListed() {
        List<ConnectionRecord> rows = IntStream.range(0, 1_000)
                .mapToObj(i -> ConnectionRecord.newBuilder()
                        .setConnectionId("c" + i)
                        .setUser("ana")
                        .build())
                .toList();
        connections.putAll(rows);
        connections.removeAll(Set.of("c0", "c1"));
        long soon = System.currentTimeMillis() + 60_000;
        Map<String, PositionRecord> reported = Map.of("u1", position(soon), "u2", position(soon * 2));
        positions.putAll(reported);

        assertThat(connections.all()).hasSize(998);
        assertThat(positions.all()).isEqualTo(reported);
    }

    @Test
    @Order(4)
    void noCallFailsWhileANodeIsKilledAndComesBack() throws Exception {
        assertNoCallFails(() -> {
            node(Deed.KILL, "ignite-0");
            node(Deed.RESTART, "ignite-0");
            node(Deed.AWAIT_READY, "ignite-0");
        });
    }

    @Test
    @Order(5)
    void noCallFailsWhileANodeIsFrozen() throws Exception {
        assertNoCallFails(() -> {
            node(Deed.FREEZE, "ignite-1");
            // Normal again while it is still frozen: a claim needs every node that is in the topology.
            for (int round = 0; round < 20; round++) {
                connections.putAll(List.of(ConnectionRecord.newBuilder()
                        .setConnectionId("frozen" + round)
                        .build()));
            }
            node(Deed.THAW, "ignite-1");
            node(Deed.RESTART, "ignite-1");
            node(Deed.AWAIT_READY, "ignite-1");
        });
    }

    @Test
    @Order(6)
    void callsFailSoonWhenNobodyIsThereAndHealByThemselves() throws Exception {
        Settings before = revision(122, "r122");
        AtomicBoolean ready = new AtomicBoolean();
        held.onApplied(taken -> {
            if (taken.equals(before) && !ready.get()) {
                throw new IllegalStateException("not yet");
            }
        });
        assertThat(settings.claim(before)).isEqualTo(ClaimOutcome.CLAIMED);
        held.announced(122);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(held.current()).contains(before));
        List.of("ignite-0", "ignite-1", "ignite-2").forEach(name -> node(Deed.KILL, name));

        await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
            long asked = System.nanoTime();
            assertThatThrownBy(() -> settings.latest()).isInstanceOf(CacheUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        });
        assertThat(held.current()).as("what the pod holds").contains(before);
        ready.set(true);
        assertThat(held.await(122, Duration.ofSeconds(20)))
                .as("taken up although nobody is there")
                .isTrue();

        List.of("ignite-0", "ignite-1", "ignite-2").forEach(name -> node(Deed.RESTART, name));
        List.of("ignite-0", "ignite-1", "ignite-2").forEach(name -> node(Deed.AWAIT_READY, name));
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> assertThat(settings.latest())
                .contains(before));
    }

    /** Writes and reads all the while; every acknowledged write is read back. */
    private void assertNoCallFails(Runnable fault) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                String id = "load" + caller;
                running.add(callers.submit(() -> {
                    for (int round = 0; !stop.get(); round++) {
                        connections.putAll(List.of(ConnectionRecord.newBuilder()
                                .setConnectionId(id)
                                .setConnectedAt(round)
                                .build()));
                        acknowledged.put(id, round);
                        settings.latest(revision(120, "r120"));
                        connections.all();
                    }
                    return null;
                }));
            }
            try {
                await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() == 8);
                fault.run();
            } finally {
                stop.set(true);
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        Map<String, Long> stored = new ConcurrentHashMap<>();
        connections.all().forEach(row -> stored.put(row.getConnectionId(), row.getConnectedAt()));
        acknowledged.forEach((id, round) -> assertThat(stored).containsEntry(id, (long) round));
    }

    private static Settings revision(long number, String serverId) {
        return Settings.newBuilder().setRevision(number).setServerId(serverId).build();
    }

    private static PositionRecord position(long staleAt) {
        return PositionRecord.newBuilder()
                .setEvent(ByteString.copyFromUtf8("<event/>"))
                .setStaleAt(staleAt)
                .build();
    }
}
