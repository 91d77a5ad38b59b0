package dev.tak.ignite.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.model.CacheName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.IgniteClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One cluster of three, which the tests break one after the other; each leaves it whole for the next. */
@TestMethodOrder(OrderAnnotation.class)
class ClusterProcessTest {
    private static final int NODES = 3;
    private static final int RECORDS = 500;
    private static final TestCluster CLUSTER = new TestCluster("shared", NODES);

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @Test
    @Order(1)
    void aColdStartInAnyOrderEndsInOneActiveCluster() {
        startAllInAnyOrder();

        until("all are ready", CLUSTER::allReady);
        assertThat(CLUSTER.management(0).metric("ignite_topology_servers")).isEqualTo(NODES);
        assertThat(CLUSTER.management(0).metric("ignite_baseline_nodes")).isEqualTo(NODES);
        assertThat(CLUSTER.management(0).metric("ignite_group_rebalancing_partitions_left{group=\"persistent-2\"}"))
                .isZero();
        assertThat(CLUSTER.management(0).metric("ignite_cache_cache_puts{cache=\"settings\"}"))
                .isNotNegative();
        assertThat(CLUSTER.management(0).metrics())
                .as("each metric once for each set of labels")
                .doesNotHaveDuplicates();
        try (IgniteClient client = CLUSTER.client(0, 1, 2)) {
            ClientCache<String, byte[]> settings = client.cache(CacheName.SETTINGS.cacheName());
            for (int i = 0; i < RECORDS; i++) {
                settings.put("key-" + i, ("value-" + i).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    @Order(2)
    void aKilledNodeComesBack() {
        CLUSTER.process(1).kill();
        CLUSTER.start(1);

        until("all are ready", CLUSTER::allReady);
        assertDataIsThere();
    }

    @Test
    @Order(3)
    void aNodeThatLostItsDiskIsNotReadyBeforeItHasItsPartitions() {
        CLUSTER.process(1).kill();
        CLUSTER.wipe(1);
        CLUSTER.start(1);

        until("it is ready", () -> {
            Management node = CLUSTER.management(1);
            if (!node.isReady()) {
                return false;
            }
            double owning = node.metric("ignite_cache_group_partitions{group=\"persistent-2\",state=\"owning\"}");
            if (Double.isNaN(owning)) {
                return false; // No answer: the connection was one to the process that was killed.
            }
            assertThat(owning).as("partitions that a ready node has").isEqualTo(32);
            return true;
        });
        until("all are ready", CLUSTER::allReady);
    }

    @Test
    @Order(4)
    void aFrozenNodeIsExpelledAndExitsWhenItWakes() {
        NodeProcess frozen = CLUSTER.process(2);
        frozen.freeze();
        until("it is expelled", () -> CLUSTER.management(0).metric("ignite_topology_servers") == 2);
        assertDataIsThere();
        frozen.thaw();

        until("it exits", () -> !frozen.isAlive());
        assertThat(frozen.exitCode()).isEqualTo(1);
        CLUSTER.start(2, Map.of("IGNITE_NODE_MAJORITY_GRACE", "10s"));
        until("all are ready", CLUSTER::allReady);
    }

    @Test
    @Order(5)
    void aNodeWithoutMajorityRefusesUpdatesAndExits() {
        CLUSTER.process(0).kill();
        CLUSTER.process(1).kill();
        NodeProcess last = CLUSTER.process(2);
        until("it is alone", () -> CLUSTER.management(2).metric("ignite_topology_servers") == 1);

        try (IgniteClient client = CLUSTER.client(2)) {
            ClientCache<String, byte[]> settings = client.cache(CacheName.SETTINGS.cacheName());
            assertThatThrownBy(() -> settings.put("key-0", new byte[] {1}))
                    .hasMessageContaining("topology is not valid");
        }
        until("it exits", () -> !last.isAlive());
        assertThat(last.exitCode()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void whatIsPersistentSurvivesTheLossOfAllNodes() {
        startAllInAnyOrder();

        until("all are ready", CLUSTER::allReady);
        assertDataIsThere();
    }

    @Test
    @Order(7)
    void aClusterThatIsDeactivatedStaysSoAndItsNodesLeaveCleanly() {
        assertThat(CLUSTER.management(1).post("/cluster/deactivate").status()).isEqualTo(200);

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> CLUSTER.management(0).metric("ignite_cluster_active") == 0);
        assertThat(CLUSTER.management(0).get("/q/health/ready").body()).contains("not active");
        for (int node = 0; node < NODES; node++) {
            CLUSTER.process(node).terminate();
        }
        for (int node = 0; node < NODES; node++) {
            NodeProcess process = CLUSTER.process(node);
            until("it has left", () -> !process.isAlive());
            assertThat(process.exitCode()).isEqualTo(143);
        }
    }

    private static void startAllInAnyOrder() {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(order);
        order.forEach(CLUSTER::start);
    }

    private static void assertDataIsThere() {
        try (IgniteClient client = CLUSTER.client(0, 1)) {
            ClientCache<String, byte[]> settings = client.cache(CacheName.SETTINGS.cacheName());
            for (int i = 0; i < RECORDS; i++) {
                assertThat(settings.get("key-" + i))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("value-" + i);
            }
        }
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(Duration.ofSeconds(120)).until(condition);
    }
}
