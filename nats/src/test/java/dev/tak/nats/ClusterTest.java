package dev.tak.nats;

import static dev.tak.nats.Received.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // subscriptions that only have to be there
class ClusterTest {

    private static final System.Logger LOG = System.getLogger("measured");

    @TempDir
    static Path directory;

    private static List<NatsServer> servers;
    private static String[] urls;

    @BeforeAll
    static void start() {
        servers = NatsServer.cluster(directory);
        servers.forEach(NatsServer::start);
        urls = servers.stream().map(NatsServer::url).toArray(String[]::new);
        awaitWhole();
    }

    @AfterAll
    static void stop() {
        servers.forEach(NatsServer::close);
    }

    /** All three know one another, and JetStream has a leader that all follow. */
    private static void awaitWhole() {
        Awaitility.await("cluster of 3 with a JetStream leader")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> servers.stream()
                        .allMatch(it -> monitor(it, "/jsz").contains("\"leader\"")
                                && monitor(it, "/jsz").contains("\"cluster_size\": 3")
                                && monitor(it, "/healthz").contains("ok")));
    }

    private static String monitor(NatsServer server, String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri =
                    URI.create("http://127.0.0.1:%d%s".formatted(server.ports().monitoring(), path));
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(1))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsAStreamWithThreeReplicas() throws IOException, InterruptedException, JetStreamApiException {
        try (Connection admin = Nats.connect(administrator())) {
            var stream = admin.jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("TRIAL")
                            .subjects("trial.>")
                            .storageType(StorageType.File)
                            .replicas(3)
                            .build());
            assertThat(stream.getClusterInfo().getReplicas()).hasSize(2);
            assertThat(admin.jetStream().publish("trial.1", body("kept")).getSeqno())
                    .isEqualTo(1);
            assertThat(admin.jetStreamManagement().deleteStream("TRIAL")).isTrue();
        }
    }

    @Test
    void refusesAClientWithoutCredentials() {
        assertThatThrownBy(() -> Nats.connect(urls[0])).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesARouteWithoutTheCredentials() throws IOException {
        NatsServer.Ports ports = NatsServer.Ports.free();
        String route = "[\"nats-route://routes:guessed@127.0.0.1:%d\"]"
                .formatted(servers.getFirst().ports().route());
        Path store = directory.resolve("stranger");
        Path log = directory.resolve("nats-0.log");
        try (NatsServer stranger =
                new NatsServer("stranger", ports, List.of(), store, Map.of("NATS_ROUTES", route)).start()) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Files.readString(log)
                    .contains("authentication error"));
            assertThat(monitor(stranger, "/routez")).contains("\"num_routes\": 0");
        }
    }

    @Test
    void aKilledServerCostsAReconnect() {
        Received received = new Received();
        try (Pod listener = Pod.connected(urls);
                Pod sender = senderElsewhere(listener);
                Subscription all = listener.nats().subscribe("killed.>", received)) {
            listener.flush();
            NatsServer its = serverOf(listener);
            long start = System.nanoTime();
            its.kill();
            Duration gap = awaitMessageAfter(start, sender, received, "killed.1");
            LOG.log(System.Logger.Level.INFO, "kill -9: messages again after {0}", gap);
            assertThat(gap).isLessThan(Duration.ofSeconds(2));
            assertThat(all.subject()).isEqualTo("killed.>");
            its.start();
            awaitWhole();
        }
    }

    @Test
    void aFrozenServerIsLeft() {
        Received received = new Received();
        try (Pod listener = Pod.connected(urls);
                Pod sender = senderElsewhere(listener);
                Subscription all = listener.nats().subscribe("frozen.>", received)) {
            listener.flush();
            NatsServer its = serverOf(listener);
            long start = System.nanoTime();
            its.freeze();
            Duration gap = awaitMessageAfter(start, sender, received, "frozen.1");
            LOG.log(System.Logger.Level.INFO, "SIGSTOP: messages again after {0}", gap);
            assertThat(gap).isLessThan(Duration.ofSeconds(4));
            assertThat(all.subject()).isEqualTo("frozen.>");
            its.kill();
            its.start();
            awaitWhole();
        }
    }

    private static Options administrator() {
        return Options.builder()
                .servers(urls)
                .userInfo("tak", NatsServer.PASSWORD)
                .build();
    }

    private static NatsServer serverOf(Pod pod) {
        String at = pod.nats().state().server().orElseThrow();
        return servers.stream().filter(it -> at.contains(it.url())).findFirst().orElseThrow();
    }

    private static Pod senderElsewhere(Pod listener) {
        NatsServer taken = serverOf(listener);
        return Pod.connected(
                servers.stream().filter(it -> it != taken).map(NatsServer::url).toArray(String[]::new));
    }

    /** Publishes until one that was published after the fault arrives; the time from the fault on. */
    private static Duration awaitMessageAfter(long start, Pod sender, Received received, String subject) {
        received.messages().clear();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    sender.nats().publish(subject, Map.of(), body("x"));
                    return !received.messages().isEmpty();
                });
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
