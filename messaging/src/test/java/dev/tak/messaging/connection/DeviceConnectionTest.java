package dev.tak.messaging.connection;

import static org.awaitility.Awaitility.await;

import dev.tak.messaging.SystemResource;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
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
    private Context context;
    private NetServer server;
    private NetSocket device;
    private NetSocket served;

    @BeforeEach
    void connect() throws Exception {
        CompletableFuture<NetSocket> accepted = new CompletableFuture<>();
        server = get(vertx.createNetServer()
                .connectHandler(socket -> {
                    context = vertx.getOrCreateContext();
                    accepted.complete(socket);
                })
                .listen(0, "127.0.0.1"));
        device = get(vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        served = accepted.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        get(device.close());
        get(server.close());
    }

    @Test
    void aDeviceThatIsStillReadingIsAnsweredOnceItHasRead() throws Exception {
        device.pause();
        device.handler(chunk -> {
            synchronized (received) {
                received.appendBuffer(chunk);
            }
        });
        DeviceConnection connection = new DeviceConnection(
                served, context, new Principal("ana", Set.of("Blue"), Set.of("Blue")), 1_000_000, metrics);
        onItsLoop(() -> connection.greet(Map.of(), Map.of()));
        await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(() -> {
            connection.deliver(position());
            return served.writeQueueFull();
        });

        onItsLoop(connection::pong);
        device.resume();

        await().atMost(SOON).until(() -> text().contains("takPong"));
    }

    private void onItsLoop(Runnable deed) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(now -> {
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

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
