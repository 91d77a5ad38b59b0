package dev.tak.messaging.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.messaging.SystemResource;
import dev.tak.messaging.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that connects while the settings change: its user was looked up before, and it is taken in after. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class DirectoryTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    Directory directory;

    @Inject
    Connections connections;

    @Inject
    ConnectionMetrics metrics;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    private NetServer server;
    private NetSocket device;
    private NetSocket served;

    @BeforeEach
    void connect() throws Exception {
        TestUsers.ensure(settings, held, port);
        CompletableFuture<NetSocket> accepted = new CompletableFuture<>();
        server = get(vertx.createNetServer().connectHandler(accepted::complete).listen(0, "127.0.0.1"));
        device = get(vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        served = accepted.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        get(device.close());
        get(server.close());
    }

    @Test
    void theGroupsThatCountNowAreItsOwn() {
        DeviceConnection connection = of(new Principal("ana", Set.of("Before"), Set.of("Before")));
        try {
            directory.join(connection);

            assertThat(connection.principal()).isEqualTo(new Principal("ana", Set.of("Blue"), Set.of("Blue")));
            assertThat(connections.get(connection.id())).isSameAs(connection);
        } finally {
            connections.remove(connection);
        }
    }

    @Test
    void whoHasBeenDisabledMeanwhileIsClosed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        device.closeHandler(closed::complete);
        DeviceConnection connection = of(new Principal("disabled", Set.of("Blue"), Set.of("Blue")));
        try {
            directory.join(connection);

            await().atMost(SOON).until(closed::isDone);
            assertThat(connection.closed()).isEqualTo(CloseReason.DISABLED_USER);
        } finally {
            connections.remove(connection);
        }
    }

    private DeviceConnection of(Principal before) {
        return new DeviceConnection(served, vertx.getOrCreateContext(), before, 1_000_000, metrics);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
