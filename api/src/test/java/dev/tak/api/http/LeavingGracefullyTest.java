package dev.tak.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingGracefullyTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final LeavingGracefully leaving = new LeavingGracefully(vertx, Duration.ofMillis(1));
    private SlowWay way;
    private HttpClient client;

    @BeforeEach
    void connect() throws Exception {
        Router router = Router.router(vertx);
        leaving.watch(router);
        router.route().handler(context -> {
            asked.incrementAndGet();
            context.end("answered");
        });
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, HOST));
        way = new SlowWay(vertx, server.actualPort());
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setDefaultHost(HOST)
                        .setDefaultPort(way.port()),
                new PoolOptions().setHttp2MaxSize(1));
    }

    @AfterEach
    void close() throws Exception {
        get(vertx.close());
    }

    @Test
    void whatCrossesTheGoodbyeIsAnswered() throws Exception {
        assertThat(get(ask())).isEqualTo(200);
        way.hold();
        leaving.leave(null);
        await().atMost(PATIENCE).until(way::holdsSomething);

        Future<Integer> crossing = ask();
        await().atMost(PATIENCE).until(() -> asked.get() == 2);
        way.release();

        assertThat(get(crossing)).isEqualTo(200);
        assertThat(way.connections()).isEqualTo(1);
    }

    @Test
    void whoHasBeenSentAwayComesBackOnAnotherConnectionThatIsNotKeptEither() throws Exception {
        assertThat(get(ask())).isEqualTo(200);
        leaving.leave(null);

        await().atMost(PATIENCE).until(() -> {
            get(ask());
            return way.connections() >= 3;
        });
    }

    private Future<Integer> ask() {
        return client.request(HttpMethod.GET, "/")
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::statusCode);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Stands between caller and server, and keeps answers back when it is told to. */
    private static final class SlowWay {

        private final Queue<Runnable> held = new ArrayDeque<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final NetServer server;
        private boolean holding;

        SlowWay(Vertx vertx, int to) throws Exception {
            server = get(vertx.createNetServer()
                    .connectHandler(caller -> {
                        connections.incrementAndGet();
                        caller.pause();
                        vertx.createNetClient().connect(to, HOST).onSuccess(far -> join(caller, far));
                    })
                    .listen(0, HOST));
        }

        private void join(NetSocket caller, NetSocket far) {
            caller.handler(far::write).closeHandler(gone -> far.close());
            far.handler(answer -> pass(caller, answer)).closeHandler(gone -> caller.close());
            caller.resume();
        }

        private synchronized void pass(NetSocket caller, Buffer answer) {
            if (holding) {
                held.add(() -> caller.write(answer));
            } else {
                caller.write(answer);
            }
        }

        int port() {
            return server.actualPort();
        }

        int connections() {
            return connections.get();
        }

        synchronized void hold() {
            holding = true;
        }

        synchronized boolean holdsSomething() {
            return !held.isEmpty();
        }

        synchronized void release() {
            while (!held.isEmpty()) {
                held.remove().run();
            }
            holding = false;
        }
    }
}
