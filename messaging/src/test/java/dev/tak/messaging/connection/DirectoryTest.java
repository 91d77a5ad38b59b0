package dev.tak.messaging.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.messaging.SystemResource;
import dev.tak.messaging.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

    private SocketPair sockets;

    @BeforeEach
    void connect() throws Exception {
        TestUsers.ensure(settings, held, port);
        sockets = SocketPair.open(vertx);
    }

    @AfterEach
    void close() throws Exception {
        sockets.close();
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
        sockets.device().closeHandler(closed::complete);
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
        return new DeviceConnection(sockets.served(), sockets.context(), before, 1_000_000, metrics);
    }
}
