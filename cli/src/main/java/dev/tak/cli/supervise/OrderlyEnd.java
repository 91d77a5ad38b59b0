package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.PortRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends the system so that nothing is lost: the Ignite cluster is deactivated while the services stop, then come the
 * nodes and the NATS servers.
 */
public final class OrderlyEnd {
    private static final Duration DEACTIVATION = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Supervisor supervisor;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(DEACTIVATION).build();

    public OrderlyEnd(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    /** @param progress gets a line before each step */
    public void run(Consumer<String> progress) {
        progress.accept("Stopping the services and deactivating the Ignite cluster");
        List<Part> services = new ArrayList<>();
        for (PartKind kind : List.of(PartKind.API, PartKind.MESSAGING, PartKind.CONFIG)) {
            services.addAll(supervisor.of(kind));
        }
        CompletableFuture<Void> stopped = supervisor.stop(services, GRACE);
        if (!deactivate()) {
            progress.accept("No Ignite node deactivated the cluster; its nodes end all the same");
        }
        stopped.join();
        progress.accept("Stopping the Ignite nodes");
        supervisor.stop(supervisor.of(PartKind.IGNITE), GRACE).join();
        progress.accept("Stopping the NATS servers");
        supervisor.stop(supervisor.of(PartKind.NATS), GRACE).join();
    }

    private boolean deactivate() {
        return supervisor.of(PartKind.IGNITE).stream().anyMatch(this::deactivate);
    }

    private boolean deactivate(Part node) {
        URI address = URI.create("http://" + node.address(PortRole.MANAGEMENT) + "/cluster/deactivate");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(DEACTIVATION)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                                    .orTimeout(DEACTIVATION.toMillis(), TimeUnit.MILLISECONDS)
                                    .join()
                                    .statusCode()
                            / 100
                    == 2;
        } catch (CompletionException noAnswer) {
            return false;
        }
    }
}
