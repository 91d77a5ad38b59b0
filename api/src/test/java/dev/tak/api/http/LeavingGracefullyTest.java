package dev.tak.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.api.ApiSettings;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingGracefullyTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final LeavingGracefully leaving = leaving("500ms", "20s");
    private final Promise<Void> slowAnswer = Promise.promise();
    private SlowWay way;
    private HttpClient client;

    @BeforeEach
    void connect() throws Exception {
        Router router = Router.router(vertx);
        leaving.watch(router);
        router.route().handler(context -> {
            asked.incrementAndGet();
            slow(context).onSuccess(now -> context.end("answered"));
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
        Future<Void> left = leave(leaving);
        await().atMost(PATIENCE).until(way::holdsSomething);

        Future<Integer> crossing = ask();
        await().atMost(PATIENCE).until(() -> asked.get() == 2);
        way.release();

        assertThat(get(crossing)).isEqualTo(200);
        assertThat(way.connections()).isEqualTo(1);
        get(left);
    }

    @Test
    void whoHasBeenSentAwayComesBackOnAnotherConnectionThatIsNotKeptEither() throws Exception {
        assertThat(get(ask())).isEqualTo(200);
        get(leave(leaving));

        await().atMost(PATIENCE).until(() -> {
            get(ask());
            return way.connections() >= 3;
        });
    }

    @Test
    void thePodIsNotReadyAndEndsOnlyWhenACallUnderWayIsAnswered() throws Exception {
        Future<Integer> slow = ask("/slow");
        await().atMost(PATIENCE).until(() -> asked.get() == 1);
        assertThat(leaving.call().getStatus()).isEqualTo(Status.UP);

        Future<Void> left = leave(leaving);
        await().atMost(PATIENCE).until(() -> leaving.call().getStatus() == Status.DOWN);
        // It has sent its callers away when another one comes on a connection of its own.
        await().atMost(PATIENCE).until(() -> {
            get(ask());
            return way.connections() >= 2;
        });
        assertThat(left.isComplete()).isFalse();
        slowAnswer.complete();

        assertThat(get(slow)).isEqualTo(200);
        get(left);
    }

    @Test
    void aCallThatTakesTooLongHoldsNobodyUp() throws Exception {
        LeavingGracefully impatient = leaving("1ms", "1ms");
        Router router = Router.router(vertx);
        impatient.watch(router);
        router.route().handler(context -> asked.incrementAndGet());
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, HOST));
        vertx.createHttpClient()
                .request(HttpMethod.GET, server.actualPort(), HOST, "/")
                .onSuccess(HttpClientRequest::send);
        await().atMost(PATIENCE).until(() -> asked.get() == 1);

        get(leave(impatient));
    }

    /** With it Quarkus sends callers away by the last stream that it has seen, and what crosses that fails (ADR 9). */
    @Test
    void quarkusDoesNotSendCallersAwayItself() {
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.shutdown.delay-enabled", boolean.class))
                .as("the configuration of api is read")
                .contains(true);
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.shutdown.timeout", Duration.class))
                .isEmpty();
    }

    private Future<Void> slow(RoutingContext context) {
        return context.request().path().equals("/slow") ? slowAnswer.future() : Future.succeededFuture();
    }

    private static LeavingGracefully leaving(String farewell, String patience) {
        ApiSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ApiSettings.class)
                .withDefaultValue("api.leave.notice", "1ms")
                .withDefaultValue("api.leave.farewell", farewell)
                .withDefaultValue("api.leave.patience", patience)
                .build()
                .getConfigMapping(ApiSettings.class);
        return new LeavingGracefully(settings, LaunchMode.NORMAL);
    }

    private Future<Void> leave(LeavingGracefully pod) {
        return vertx.executeBlocking(() -> {
            pod.leave(null);
            return null;
        });
    }

    private Future<Integer> ask() {
        return ask("/");
    }

    private Future<Integer> ask(String path) {
        return client.request(HttpMethod.GET, path)
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
