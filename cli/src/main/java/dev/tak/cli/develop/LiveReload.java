package dev.tak.cli.develop;

import dev.tak.cli.house.Home;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.pki.AuthorityTrust;
import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.ProbeLoop;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntSupplier;

/**
 * Lets changed sources take effect by themselves: Quarkus looks for changes when it gets an HTTP request, so this makes one
 * each second. Requests to the management port don't count; a service that has no other gets a plain port, at which
 * Quarkus shows its page for developers too.
 */
public final class LiveReload implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Quarkus answers when it has compiled and started what has changed. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final Optional<URI> page;
    private final URI address;
    private final HttpProbe probe;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-reload").daemon().factory());

    private LiveReload(Map<String, String> environment, Optional<URI> page, URI address, HttpProbe probe) {
        this.environment = environment;
        this.page = page;
        this.address = address;
        this.probe = probe;
    }

    /** @param freePort for a part that serves no HTTP to its users */
    public static LiveReload of(Part part, Home home, IntSupplier freePort) {
        if (part.ports().containsKey(PortRole.HTTPS)) {
            return new LiveReload(
                    Map.of(),
                    Optional.empty(),
                    URI.create("https://" + part.address(PortRole.HTTPS) + "/"),
                    new HttpProbe(DEADLINE, AuthorityTrust.of(home.pki().resolve("ca.pem"))));
        }
        int port = freePort.getAsInt();
        Map<String, String> environment = Map.of(
                "QUARKUS_HTTP_HOST_ENABLED", "true",
                "QUARKUS_HTTP_HOST", part.host(),
                "QUARKUS_HTTP_PORT", Integer.toString(port));
        URI address = URI.create("http://" + part.host() + ":" + port + "/");
        return new LiveReload(environment, Optional.of(address.resolve("q/dev-ui")), address, new HttpProbe(DEADLINE));
    }

    /** What the service must be started with. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The page that Quarkus has for developers. */
    public Optional<URI> page() {
        return page;
    }

    public void start() {
        ProbeLoop requests = new ProbeLoop(probe, address, PERIOD, scheduler, answered -> {});
        scheduler.execute(requests::ask);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
