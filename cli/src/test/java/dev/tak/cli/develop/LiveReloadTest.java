package dev.tak.cli.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveReloadTest {
    private final Part part =
            Layout.whole(Path.of("/"), new Home(Path.of("/home")), 0, Map.of()).part("messaging-2");

    @Test
    void asks_again_and_again_until_it_is_closed() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try (LiveReload reload = new LiveReload(part, server.getAddress().getPort())) {
            reload.start();
            await().atMost(20, TimeUnit.SECONDS).until(() -> requests.get() >= 2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void gives_the_service_a_plain_port() {
        try (LiveReload reload = new LiveReload(part, 23_456)) {
            assertThat(reload.environment())
                    .containsEntry("QUARKUS_HTTP_HOST_ENABLED", "true")
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_HTTP_PORT", "23456");
            assertThat(reload.page()).hasToString("http://127.0.0.1:23456/q/dev-ui");
        }
    }
}
