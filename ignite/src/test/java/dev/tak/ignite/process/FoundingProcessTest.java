package dev.tak.ignite.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FoundingProcessTest {
    private static final Duration LONG = Duration.ofSeconds(120);

    @Test
    void aNodeAloneWaitsAndTwoFoundOneClusterThatALateThirdJoins() {
        try (TestCluster cluster = new TestCluster("founding", 3)) {
            cluster.start(2);
            await().atMost(LONG)
                    .until(() -> cluster.management(2).get("/q/health/live").status() == 200);
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> cluster.management(2).state().contains("WAITING"));
            assertThat(cluster.management(2).get("/q/health/ready").status()).isEqualTo(503);

            cluster.start(1);
            cluster.start(0);
            await().atMost(LONG).until(cluster::allReady);
            for (int node = 0; node < 3; node++) {
                assertThat(cluster.management(node).metric("ignite_topology_servers"))
                        .isEqualTo(3);
                assertThat(cluster.process(node).isAlive()).isTrue();
            }
        }
    }

    @Test
    void theOnlyReplicaFoundsAtOnce() {
        try (TestCluster cluster = new TestCluster("single", 1)) {
            cluster.start(0);
            await().atMost(LONG).until(cluster::allReady);
        }
    }
}
