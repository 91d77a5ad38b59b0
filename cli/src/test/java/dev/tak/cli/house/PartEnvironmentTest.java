package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variables that the parts are written against, word for word. */
class PartEnvironmentTest {
    private final Layout layout =
            Layout.whole(Path.of("/checkout"), new Home(Path.of("/home/.tak")), 100, Map.of("ignite-2", "10.0.0.3"));
    private final PartEnvironment environment =
            new PartEnvironment(layout, new BrokerSecrets("clientSecret", "routeSecret"));

    private String of(String part) {
        StringBuilder lines = new StringBuilder();
        environment.of(layout.part(part)).forEach((key, value) -> lines.append(key + "=" + value + "\n"));
        return lines.toString();
    }

    @Test
    void ignite() {
        assertThat(of("ignite-2")).isEqualTo("""
                        IGNITE_NODE_NAME=ignite-2
                        IGNITE_NODE_HOST=10.0.0.3
                        IGNITE_NODE_DISCOVERY_PORT=10922
                        IGNITE_NODE_COMMUNICATION_PORT=10912
                        IGNITE_NODE_CLIENT_PORT=10902
                        IGNITE_NODE_MANAGEMENT_PORT=9112
                        IGNITE_NODE_REPLICAS=3
                        IGNITE_NODE_DISCOVERY_PEERS=127.0.0.1:10920,127.0.0.1:10921,10.0.0.3:10922
                        IGNITE_NODE_FOUNDING_PEERS=127.0.0.1:9110,127.0.0.1:9111,10.0.0.3:9112
                        IGNITE_NODE_WORK_DIRECTORY=/home/.tak/data/ignite-2
                        """);
    }

    @Test
    void nats() {
        assertThat(of("nats-1")).isEqualTo("""
                        NATS_SERVER_NAME=nats-1
                        NATS_HOST=127.0.0.1
                        NATS_CLIENT_PORT=4323
                        NATS_ROUTE_PORT=6323
                        NATS_MONITORING_PORT=8323
                        NATS_ROUTES=["nats-route://routes:routeSecret@127.0.0.1:6322", \
                        "nats-route://routes:routeSecret@127.0.0.1:6323", \
                        "nats-route://routes:routeSecret@127.0.0.1:6324"]
                        NATS_PASSWORD=clientSecret
                        NATS_ROUTE_PASSWORD=routeSecret
                        NATS_STORE_DIRECTORY=/home/.tak/data/nats-1
                        """);
    }

    @Test
    void config() {
        assertThat(of("config-1")).isEqualTo(service("config-1", 9121) + "CONFIG_SEED=/home/.tak/settings.yaml\n");
    }

    @Test
    void messaging() {
        assertThat(of("messaging-2")).isEqualTo(service("messaging-2", 9132) + """
                        MESSAGING_HOST=127.0.0.1
                        MESSAGING_PORT=18191
                        MESSAGING_TLS_CERTIFICATE=/home/.tak/pki/server.pem
                        MESSAGING_TLS_KEY=/home/.tak/pki/server-key.pem
                        MESSAGING_TLS_TRUST=/home/.tak/pki/ca.pem
                        """);
    }

    @Test
    void api() {
        assertThat(of("api-0")).isEqualTo(service("api-0", 9140) + """
                        API_HOST=127.0.0.1
                        API_PORT=18543
                        API_TLS_CERTIFICATE=/home/.tak/pki/server.pem
                        API_TLS_KEY=/home/.tak/pki/server-key.pem
                        API_TLS_TRUST=/home/.tak/pki/ca.pem
                        API_PUBLIC_HOST=localhost
                        """);
    }

    private static String service(String name, int management) {
        return "POD_NAME=" + name + "\n"
                + "QUARKUS_MANAGEMENT_HOST=127.0.0.1\n"
                + "QUARKUS_MANAGEMENT_PORT=" + management + "\n"
                + """
                IGNITE_CLIENT_ADDRESSES=127.0.0.1:10900,127.0.0.1:10901,10.0.0.3:10902
                NATS_SERVERS=nats://127.0.0.1:4322,nats://127.0.0.1:4323,nats://127.0.0.1:4324
                NATS_USER=tak
                NATS_PASSWORD=clientSecret
                """;
    }

    @Test
    void a_small_system_waits_for_no_other_ignite_node() {
        Layout small = Layout.of(Size.SMALL, Path.of("/checkout"), new Home(Path.of("/home/.tak")), 0, Map.of());

        assertThat(new PartEnvironment(small, new BrokerSecrets("a", "b")).of(small.part("ignite-0")))
                .containsEntry("IGNITE_NODE_REPLICAS", "1")
                .containsEntry("IGNITE_NODE_DISCOVERY_PEERS", "127.0.0.1:10820")
                .containsEntry("IGNITE_NODE_WORK_DIRECTORY", "/home/.tak/small/ignite-0");
    }

    @Test
    void a_single_nats_server_forms_no_cluster() {
        Layout alone = Layout.infrastructure(Path.of("/"), new Home(Path.of("/home")), 0, 1, new PortAllocator());

        assertThat(new PartEnvironment(alone, new BrokerSecrets("a", "b")).of(alone.part("nats-0")))
                .containsEntry("NATS_ROUTE_PORT", "0");
    }
}
