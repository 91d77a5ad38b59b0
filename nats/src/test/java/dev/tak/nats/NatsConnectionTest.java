package dev.tak.nats;

import static dev.tak.nats.Received.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // subscriptions that only have to be there
class NatsConnectionTest {

    @TempDir
    static Path directory;

    private static NatsServer server;
    private static Pod here;
    private static Pod there;

    @BeforeAll
    static void start() {
        server = NatsServer.alone(directory.resolve("nats-0")).start();
        here = Pod.connected(server.url());
        there = Pod.connected(server.url());
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        server.close();
    }

    @Test
    void messagesComeWithTheirHeadersAndInOrder() {
        Received received = new Received();
        try (Subscription all = there.nats().subscribe("order.>", received)) {
            there.flush();
            Map<String, List<String>> headers =
                    Map.of(Headers.GROUP, List.of(HeaderText.encode("Grün"), "Ops"), Headers.UID, List.of("uid-1"));
            IntStream.range(0, 2000)
                    .forEach(i -> here.nats().publish("order." + i % 7, headers, body(Integer.toString(i))));
            received.awaitBody("1999");

            assertThat(all.subject()).isEqualTo("order.>");
            assertThat(received.bodies())
                    .isEqualTo(
                            IntStream.range(0, 2000).mapToObj(Integer::toString).toList());
            NatsMessage last = received.messages().getLast();
            assertThat(last.subject()).isEqualTo("order.4");
            assertThat(last.headerValues(Headers.GROUP)).containsExactly(HeaderText.encode("Grün"), "Ops");
            assertThat(last.header(Headers.UID)).contains("uid-1");
            assertThat(last.header(Headers.TYPE)).isEmpty();
        }
    }

    @Test
    void ownMessagesDoNotComeBack() {
        Received own = new Received();
        Received others = new Received();
        try (Subscription a = here.nats().subscribe("echo", own);
                Subscription b = there.nats().subscribe("echo", others)) {
            here.flush();
            there.flush();
            here.nats().publish("echo", Map.of(), body("from here"));
            there.nats().publish("echo", Map.of(), body("from there"));
            own.awaitBody("from there");
            others.awaitBody("from here");

            assertThat(own.bodies()).containsExactly("from there");
            assertThat(others.bodies()).containsExactly("from here");
        }
    }

    @Test
    void aHandlerThatThrowsGetsTheNextMessage() {
        Received received = new Received();
        double before = there.count("nats.handler.failures");
        try (Subscription failing = there.nats().subscribe("failing", message -> {
            received.accept(message);
            if (message.body().length == 0) {
                throw new AssertionError("not even an Error ends it");
            }
            throw new IllegalStateException("as a bug would");
        })) {
            there.flush();
            here.nats().publish("failing", Map.of(), body("1"));
            here.nats().publish("failing", Map.of(), body(""));
            here.nats().publish("failing", Map.of(), body("3"));
            received.awaitBody("3");
            Awaitility.await().until(() -> there.count("nats.handler.failures") == before + 3);
        }
    }

    @Test
    void aSlowHandlerLosesMessagesAndIsTold() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong lost = new AtomicLong();
        Received received = new Received();
        try (Pod slow = Pod.connected(Map.of("nats.pending-messages-limit", "10"), server.url());
                Subscription subscription = slow.nats().subscribe("slow", message -> {
                    received.accept(message);
                    awaitQuietly(go);
                })) {
            subscription.onDropped(lost::addAndGet);
            slow.flush();
            IntStream.range(0, 100).forEach(i -> here.nats().publish("slow", Map.of(), body(Integer.toString(i))));
            here.flush();
            slow.flush();
            go.countDown();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> received.messages().size() + lost.get() == 100);
            assertThat(lost).hasValueBetween(85, 95);
            assertThat(slow.count("nats.dropped", "reason", "slow_handler")).isEqualTo(lost.get());
        }
    }

    @Test
    void aClosedSubscriptionFinishesAndGetsNothingMore() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        List<NatsMessage> handled = new ArrayList<>();
        Subscription subscription = there.nats().subscribe("closing", message -> {
            inside.countDown();
            interrupted.set(!awaitQuietly(go));
            handled.add(message);
        });
        there.flush();
        here.nats().publish("closing", Map.of(), body("1"));
        here.nats().publish("closing", Map.of(), body("2"));
        assertThat(awaitQuietly(inside)).isTrue();
        subscription.close();
        subscription.close();
        there.flush();
        go.countDown();

        Awaitility.await().until(() -> handled.size() == 1);
        here.nats().publish("closing", Map.of(), body("3"));
        here.flush();
        there.flush();
        assertThat(interrupted).isFalse();
        assertThat(handled).hasSize(1);
    }

    @Test
    void whatCannotBeSentIsTheCallersMistake() {
        NatsConnection nats = here.nats();
        byte[] none = {};
        assertThatThrownBy(() -> nats.publish("a b", Map.of(), none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nats.publish("a", Map.of("X", List.of("ü")), none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nats.publish("a", Map.of(), new byte[2 << 20]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nats.subscribe("a b", message -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
