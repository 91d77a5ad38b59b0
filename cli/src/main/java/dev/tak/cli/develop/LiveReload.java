package dev.tak.cli.develop;

import dev.tak.cli.house.Part;
import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.ProbeLoop;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Lets changed sources take effect by themselves. Quarkus looks for changes when it gets an HTTP request, those to the
 * management port not counted, and most services get no others: so here they get a plain HTTP port, and a request each
 * second.
 */
public final class LiveReload implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Quarkus answers when it has compiled and started what has changed. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final String host;
    private final int port;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-reload").daemon().factory());

    /** @param port free, on the part's host */
    public LiveReload(Part part, int port) {
        this.host = part.host();
        this.port = port;
    }

    /** What the service must be started with. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_HTTP_HOST_ENABLED",
                "true",
                "QUARKUS_HTTP_HOST",
                host,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "enabled");
    }

    /** The page that Quarkus has for developers. */
    public URI page() {
        return address("/q/dev-ui");
    }

    public void start() {
        ProbeLoop requests = new ProbeLoop(new HttpProbe(DEADLINE), address("/"), PERIOD, scheduler, answered -> {});
        scheduler.execute(requests::ask);
    }

    private URI address(String path) {
        return URI.create("http://" + host + ":" + port + path);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
