package dev.tak.nats;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** What a service process has of this module, made directly. */
final class Pod implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NatsMetrics metrics = new NatsMetrics(registry);
    private final NatsConnection connection;
    private final Requests requests;

    private Pod(Map<String, String> changes, Collection<String> servers) {
        connection = new NatsConnection(settings(changes, servers), metrics);
        requests = new Requests(connection, metrics);
        connection.start(null);
    }

    static Pod starting(Map<String, String> changes, String... servers) {
        return new Pod(changes, List.of(servers));
    }

    static Pod connected(String... servers) {
        return connected(Map.of(), servers);
    }

    static Pod connected(Map<String, String> changes, String... servers) {
        Pod pod = starting(changes, servers);
        pod.awaitConnected();
        return pod;
    }

    static NatsSettings settings(Map<String, String> changes, Collection<String> servers) {
        Map<String, String> values =
                new HashMap<>(Map.of("nats.servers", String.join(",", servers), "nats.password", NatsServer.PASSWORD));
        values.putAll(changes);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(NatsSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(NatsSettings.class);
    }

    NatsConnection nats() {
        return connection;
    }

    Requests requests() {
        return requests;
    }

    void awaitConnected() {
        Awaitility.await("connected")
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(5))
                .until(connection::connected);
    }

    void awaitDisconnected() {
        Awaitility.await("disconnected")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !connection.connected());
    }

    /** Waits until the server has done what was asked of it so far on this connection. */
    void flush() {
        try {
            connection.open().orElseThrow().flush(Duration.ofSeconds(5));
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The sum of all meters with this name and these tags. */
    double count(String meter, String... tags) {
        return registry.find(meter).tags(tags).meters().stream()
                .map(Meter::measure)
                .mapToDouble(it -> it.iterator().next().getValue())
                .sum();
    }

    @Override
    public void close() {
        connection.stop();
    }
}
