package dev.tak.messaging.connection;

import static org.awaitility.Awaitility.await;

import dev.tak.messaging.SystemResource;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class DeviceConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    ConnectionMetrics metrics;

    @Inject
    Vertx vertx;

    private final Buffer received = Buffer.buffer();
    private SocketPair sockets;

    @BeforeEach
    void connect() throws Exception {
        sockets = SocketPair.open(vertx);
    }

    @AfterEach
    void close() throws Exception {
        sockets.close();
    }

    @Test
    void aDeviceThatIsStillReadingIsAnsweredOnceItHasRead() throws Exception {
        sockets.device().pause();
        sockets.device().handler(chunk -> {
            synchronized (received) {
                received.appendBuffer(chunk);
            }
        });
        DeviceConnection connection = new DeviceConnection(
                sockets.served(),
                sockets.context(),
                new Principal("ana", Set.of("Blue"), Set.of("Blue")),
                1_000_000,
                metrics);
        onItsLoop(() -> connection.greet(Map.of(), Map.of()));
        await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(() -> {
            connection.deliver(position());
            return sockets.served().writeQueueFull();
        });

        onItsLoop(connection::pong);
        sockets.device().resume();

        await().atMost(SOON).until(() -> text().contains("takPong"));
    }

    private void onItsLoop(Runnable deed) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        sockets.context().runOnContext(now -> {
            deed.run();
            done.complete(null);
        });
        done.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private String text() {
        synchronized (received) {
            return received.toString();
        }
    }

    private static LiveEvent position() {
        return new LiveEvent(
                "uid",
                "a-f-G",
                "ben",
                "of-ben",
                Set.of("Blue"),
                Set.of(),
                Set.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                " ".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    }
}
