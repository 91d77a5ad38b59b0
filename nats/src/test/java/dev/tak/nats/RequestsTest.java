package dev.tak.nats;

import static dev.tak.nats.Received.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // subscriptions that only have to be there
class RequestsTest {

    private static final Duration ATTEMPT = Duration.ofMillis(300);
    private static final Duration TOTAL = Duration.ofSeconds(5);

    @TempDir
    static Path directory;

    private static NatsServer server;
    private static Pod caller;
    private static Pod member;

    @BeforeAll
    static void start() {
        server = NatsServer.alone(directory.resolve("nats-0")).start();
        caller = Pod.connected(server.url());
        member = Pod.connected(server.url());
    }

    @AfterAll
    static void stop() {
        caller.close();
        member.close();
        server.close();
    }

    private static String call(String subject, Duration attempt, Duration total) throws NoAnswerException {
        return new String(caller.requests().call(subject, body("question"), attempt, total), StandardCharsets.UTF_8);
    }

    @Test
    void oneMemberAnswersOnAVirtualThread() throws NoAnswerException {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean virtual = new AtomicBoolean();
        try (Pod second = Pod.connected(server.url());
                Subscription a = member.nats().serve("svc.t.echo", request -> {
                    asked.incrementAndGet();
                    virtual.set(Thread.currentThread().isVirtual());
                    return request;
                });
                Subscription b = second.nats().serve("svc.t.echo", request -> {
                    asked.incrementAndGet();
                    return request;
                })) {
            member.flush();
            second.flush();
            for (int i = 0; i < 20; i++) {
                assertThat(call("svc.t.echo", ATTEMPT, TOTAL)).isEqualTo("question");
            }
            assertThat(asked).hasValue(20);
            assertThat(virtual).isTrue();
            assertThat(caller.count("nats.request.attempts", "subject", "svc.t.echo", "outcome", "answered"))
                    .isEqualTo(20);
        }
    }

    @Test
    void aMemberThatHangsCostsOneAttempt() throws NoAnswerException {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        try (Pod stuck = Pod.connected(Map.of("nats.request-concurrency", "1"), server.url());
                Subscription a = stuck.nats().serve("svc.t.hang", request -> {
                    hanging.incrementAndGet();
                    await(go);
                    return request;
                });
                Subscription b = member.nats().serve("svc.t.hang", request -> body("answer"))) {
            stuck.flush();
            member.flush();
            for (int i = 0; i < 30; i++) {
                assertThat(call("svc.t.hang", ATTEMPT, TOTAL)).isEqualTo("answer");
            }
            go.countDown();
            assertThat(hanging).hasValue(1);
            assertThat(stuck.count("nats.served", "outcome", "busy")).isPositive();
            assertThat(caller.count("nats.request.attempts", "subject", "svc.t.hang", "outcome", "timeout"))
                    .isPositive();
        }
    }

    @Test
    void aFrozenProcessIsLeftByItsServer() throws NoAnswerException {
        try (FrozenMember frozen = new FrozenMember(server, "svc.t.frozen");
                Subscription b = member.nats().serve("svc.t.frozen", request -> body("answer"))) {
            member.flush();
            long start = System.nanoTime();
            Duration lastDelay = Duration.ZERO;
            while (Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(5)) < 0) {
                long asked = System.nanoTime();
                assertThat(call("svc.t.frozen", ATTEMPT, TOTAL)).isEqualTo("answer");
                if (System.nanoTime() - asked > ATTEMPT.toNanos()) {
                    lastDelay = Duration.ofNanos(System.nanoTime() - start);
                }
            }
            System.getLogger("measured").log(System.Logger.Level.INFO, "last delayed call ended at {0}", lastDelay);
            assertThat(lastDelay).isLessThan(Duration.ofMillis(4500));
        }
    }

    @Test
    void nobodyThereIsSaidInTime() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> call("svc.t.nobody", ATTEMPT, Duration.ofMillis(600)))
                .isInstanceOfSatisfying(NoAnswerException.class, it -> {
                    assertThat(it.subject()).isEqualTo("svc.t.nobody");
                    assertThat(it.attempts()).isBetween(2, 12);
                })
                .hasMessageMatching("No result from svc\\.t\\.nobody: \\d+ attempts in \\d+ ms, the last one: [A-Z_]+");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whoComesWithinTheTimeAnswers() throws Exception {
        Thread late = Thread.startVirtualThread(() -> {
            while (caller.count("nats.request.attempts", "subject", "svc.t.late") < 2) {
                Thread.onSpinWait();
            }
            member.nats().serve("svc.t.late", request -> body("late"));
        });
        assertThat(call("svc.t.late", ATTEMPT, TOTAL)).isEqualTo("late");
        late.join();
    }

    @Test
    void aHandlerThatThrowsIsAskedAgain() throws NoAnswerException {
        AtomicInteger asked = new AtomicInteger();
        try (Subscription a = member.nats().serve("svc.t.throws", request -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("as a bug would");
            }
            return body("answer");
        })) {
            member.flush();
            assertThat(call("svc.t.throws", ATTEMPT, TOTAL)).isEqualTo("answer");
            assertThat(asked).hasValue(2);
            assertThat(caller.count("nats.request.attempts", "subject", "svc.t.throws", "outcome", "failed"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoStopsAnswersWhatItHasBegun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Pod leaving = Pod.connected(server.url());
        leaving.nats().serve("svc.t.leaving", request -> {
            begun.countDown();
            await(go);
            return body("answer");
        });
        leaving.flush();
        FutureTask<String> answer = new FutureTask<>(() -> call("svc.t.leaving", TOTAL, TOTAL));
        Thread.startVirtualThread(answer);
        await(begun);
        Thread stopping = Thread.startVirtualThread(leaving::close);
        // Nobody serves any more once the member drains.
        Awaitility.await().until(() -> {
            try {
                call("svc.t.leaving", Duration.ofMillis(20), Duration.ofMillis(20));
                return false;
            } catch (NoAnswerException e) {
                return e.getMessage().endsWith("NO_RESPONDERS");
            }
        });
        go.countDown();
        assertThat(answer.get()).isEqualTo("answer");
        stopping.join();
        assertThat(caller.count("nats.request.attempts", "subject", "svc.t.leaving", "outcome", "answered"))
                .isEqualTo(1);
    }

    @Test
    void withoutAConnectionItSaysSoInTime() {
        try (Pod lonely = Pod.starting(Map.of(), NatsServer.Ports.free().url())) {
            assertThatThrownBy(() -> lonely.requests().call("svc.t.x", body(""), ATTEMPT, Duration.ofMillis(300)))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageContaining("DISCONNECTED");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
