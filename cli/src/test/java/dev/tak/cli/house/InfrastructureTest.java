package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cli.process.HttpProbe;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With NATS servers only: the Ignite node is built after this module, and its own tests start it in this way. */
class InfrastructureTest {
    private final HttpProbe probe = new HttpProbe(Duration.ofSeconds(5));

    private boolean ready(Infrastructure infrastructure, String name) {
        return probe.ask(infrastructure.layout().part(name).readiness()).join();
    }

    @Test
    void starts_a_single_server_and_leaves_nothing_behind() {
        Path home;
        Part server;
        try (Infrastructure infrastructure = Infrastructure.start(0, 1)) {
            home = infrastructure.layout().home().directory();
            server = infrastructure.layout().part("nats-0");
            assertThat(ready(infrastructure, "nats-0")).isTrue();
            assertThat(infrastructure.serviceConfiguration())
                    .containsEntry("nats.servers", "nats://" + server.address(PortRole.CLIENT))
                    .containsEntry("nats.user", "tak")
                    .containsKeys("nats.password", "ignite.client.addresses");
        }
        assertThat(home).doesNotExist();
        assertThat(probe.ask(server.readiness()).join()).isFalse();
    }

    @Test
    void kills_and_starts_again_one_of_three() {
        try (Infrastructure infrastructure = Infrastructure.start(0, 3)) {
            infrastructure.kill("nats-1");
            assertThat(ready(infrastructure, "nats-1")).isFalse();
            assertThat(ready(infrastructure, "nats-0")).isTrue();

            infrastructure.restart("nats-1");
            infrastructure.awaitReady("nats-1");

            infrastructure.freeze("nats-2");
            assertThat(ready(infrastructure, "nats-2")).isFalse();
            infrastructure.thaw("nats-2");
            infrastructure.awaitReady("nats-2");
        }
    }
}
