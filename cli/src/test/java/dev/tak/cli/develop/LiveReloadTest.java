package dev.tak.cli.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.pki.DevelopmentPki;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReloadTest {
    @TempDir
    Path directory;

    private final AtomicInteger requests = new AtomicInteger();

    private void awaitRequests(LiveReload reload) {
        reload.start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> requests.get() >= 2);
    }

    @Test
    void gives_a_service_without_http_a_plain_port_and_asks_it_again_and_again() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        Part messaging = new Part(PartKind.MESSAGING, 2, "127.0.0.1", Map.of(PortRole.COT, 1, PortRole.MANAGEMENT, 2));
        try (LiveReload reload = LiveReload.of(messaging, new Home(directory), () -> port)) {
            assertThat(reload.environment())
                    .containsEntry("QUARKUS_HTTP_HOST_ENABLED", "true")
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(port));
            assertThat(reload.page()).hasToString("Optional[http://127.0.0.1:" + port + "/q/dev-ui]");
            awaitRequests(reload);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void asks_a_service_with_https_there() throws Exception {
        Home home = new Home(directory);
        DevelopmentPki pki = DevelopmentPki.ensure(home.directory(), "localhost", 8089);
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer(new HttpServerOptions()
                            .setSsl(true)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .setCertPath(pki.server().certificate().toString())
                                    .setKeyPath(pki.server().key().toString())))
                    .requestHandler(request -> {
                        requests.incrementAndGet();
                        request.response().setStatusCode(401).end();
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
            Part api = new Part(PartKind.API, 0, "127.0.0.1", Map.of(PortRole.HTTPS, port, PortRole.MANAGEMENT, 2));
            try (LiveReload reload = LiveReload.of(api, home, () -> 0)) {
                assertThat(reload.environment()).isEmpty();
                assertThat(reload.page()).isEmpty();
                awaitRequests(reload);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
