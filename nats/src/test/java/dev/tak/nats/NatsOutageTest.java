package dev.tak.nats;

import static dev.tak.nats.Received.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsOutageTest {

    @TempDir
    Path directory;

    private NatsServer.Ports ports;

    @BeforeEach
    void choosePorts() {
        ports = NatsServer.Ports.free();
    }

    private NatsServer server(Map<String, String> changes) {
        return NatsServer.alone(ports, directory.resolve("nats-0"), changes);
    }

    @Test
    void connectsWhenTheServerComesLater() {
        Received received = new Received();
        AtomicInteger connects = new AtomicInteger();
        AtomicInteger reconnects = new AtomicInteger();
        try (Logged log = new Logged();
                NatsServer server = server(Map.of());
                Pod pod = Pod.starting(Map.of(), ports.url());
                Subscription early = pod.nats().subscribe("early", received)) {
            pod.nats().onConnected(connects::incrementAndGet);
            pod.nats().onReconnected(reconnects::incrementAndGet);
            pod.nats().publish("early", Map.of(), body("nobody hears it"));
            Awaitility.await().until(() -> !log.containing("cannot be reached").isEmpty());
            assertThat(pod.nats().connected()).isFalse();
            assertThat(pod.count("nats.dropped", "reason", "disconnected")).isEqualTo(1);

            server.start();
            pod.awaitConnected();
            try (Pod other = Pod.connected(ports.url())) {
                pod.flush();
                other.nats().publish(early.subject(), Map.of(), body("hello"));
                received.awaitBody("hello");
            }

            assertThat(received.bodies()).containsExactly("hello");
            assertThat(log.containing("cannot be reached")).hasSize(1);
            assertThat(connects).hasValue(1);
            assertThat(reconnects).hasValue(0);
        }
    }

    @Test
    void whatIsPublishedWhileDisconnectedIsDroppedCountedAndNotSentLater() {
        Received received = new Received();
        AtomicInteger reconnects = new AtomicInteger();
        try (NatsServer server = server(Map.of()).start();
                Pod pod = Pod.connected(ports.url());
                Pod other = Pod.connected(ports.url());
                Subscription all = other.nats().subscribe("live", received)) {
            pod.nats().onReconnected(reconnects::incrementAndGet);
            server.kill();
            pod.awaitDisconnected();
            other.awaitDisconnected();
            for (int i = 0; i < 100; i++) {
                pod.nats().publish(all.subject(), Map.of(), body("stale"));
            }
            assertThat(pod.count("nats.dropped", "reason", "disconnected")).isEqualTo(100);
            assertThat(pod.count("nats.connected")).isZero();

            server.start();
            pod.awaitConnected();
            other.awaitConnected();
            other.flush();
            pod.nats().publish(all.subject(), Map.of(), body("fresh"));
            received.awaitBody("fresh");
            assertThat(received.bodies()).containsExactly("fresh");
            assertThat(pod.count("nats.reconnects")).isEqualTo(1);
            Awaitility.await().until(() -> reconnects.get() == 1);
        }
    }

    @Test
    void aWrongPasswordIsSaidPlainlyAndOnce() {
        try (Logged log = new Logged();
                NatsServer server = server(Map.of()).start();
                Pod pod = Pod.starting(Map.of("nats.password", "notThisOne"), server.url())) {
            Awaitility.await()
                    .until(() -> pod.nats().open().isEmpty()
                            && !log.containing("refuses user tak").isEmpty());
            Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !pod.nats()
                    .connected());
            assertThat(log.containing("WARN"))
                    .singleElement()
                    .asString()
                    .contains("NATS refuses user tak: check NATS_USER and NATS_PASSWORD");
            assertThat(log.lines()).noneMatch(it -> it.contains("notThisOne"));
        }
    }

    @Test
    void comesBackAfterTheServersHaveRefusedItForAWhile() {
        Received received = new Received();
        try (Logged log = new Logged();
                NatsServer server = server(Map.of()).start();
                NatsServer other = server(Map.of("NATS_PASSWORD", "changedForAWhile"));
                Pod pod = Pod.connected(ports.url());
                Subscription all = pod.nats().subscribe("live", received)) {
            server.kill();
            pod.awaitDisconnected();
            other.start();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !log.containing("refuses user")
                    .isEmpty());
            other.kill();
            server.start();
            pod.awaitConnected();
            try (Pod sender = Pod.connected(ports.url())) {
                pod.flush();
                sender.nats().publish(all.subject(), Map.of(), body("hello"));
                received.awaitBody("hello");
            }
            assertThat(received.bodies()).isEqualTo(List.of("hello"));
        }
    }

    @Test
    void aFrozenServerDoesNotStopThePublisher() {
        byte[] large = new byte[16 << 10];
        try (NatsServer server = server(Map.of()).start();
                Pod pod = Pod.connected(Map.of("nats.outgoing-limit", "100"), ports.url())) {
            server.freeze();
            long worst = 0;
            while (pod.count("nats.dropped", "reason", "outgoing_full") == 0
                    || pod.nats().connected()) {
                long start = System.nanoTime();
                pod.nats().publish("live", Map.of(), large);
                worst = Math.max(worst, System.nanoTime() - start);
            }
            System.getLogger("measured")
                    .log(System.Logger.Level.INFO, "frozen: worst publish {0}", Duration.ofNanos(worst));
            assertThat(Duration.ofNanos(worst)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void stopsInTimeWhenTheServerIsFrozen() {
        try (NatsServer server = server(Map.of()).start()) {
            Pod pod = Pod.connected(server.url());
            server.freeze();
            long start = System.nanoTime();
            pod.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
