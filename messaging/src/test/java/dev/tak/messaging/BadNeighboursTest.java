package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tak.messaging.connection.CloseReason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What connected devices do wrong, by malice or by misfortune, costs them their connection, and nobody else anything. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class BadNeighboursTest extends Neighbourhood {

    private static final Duration GIVEN_UP = Duration.ofSeconds(25);
    private static final int FLOOD_UIDS = 10;

    /** At 1 KB/s more than twice as long as a device may take nothing. */
    private static final int ENOUGH_TO_BE_NOTICED = 10 * 1024;

    @Test
    void garbageInsideTlsEndsItsConnection() {
        double before = closed(CloseReason.MALFORMED_STREAM);
        try (RawDevice cem = new RawDevice("cem")) {
            cem.send("garbage ".repeat(GARBAGE_BYTES));

            until(cem::closed);
            until(() -> closed(CloseReason.MALFORMED_STREAM) == before + 1);
        }
    }

    @Test
    void anEventEndsItsConnectionAtItsLimitHoweverItComes() {
        double before = closed(CloseReason.MALFORMED_STREAM);
        String begin = "<event uid='endless'><detail>";
        String oneTooMany = begin + "x".repeat(SystemResource.EVENT_BYTES + 1 - begin.length());
        try (RawDevice atOnce = new RawDevice("cem");
                RawDevice inDrips = new RawDevice("dora")) {
            atOnce.send(event("oversized", "b-m-p-s-m", "x".repeat(10 * (int) MEGABYTE)));
            IntStream.range(0, oneTooMany.length()).forEach(i -> inDrips.send(oneTooMany.substring(i, i + 1)));

            until(() -> atOnce.closed() && inDrips.closed());
            until(() -> closed(CloseReason.MALFORMED_STREAM) == before + 2);
        }
    }

    @Test
    void whoReadsNothingIsClosedAndWhoReadsSlowlyIsNot() throws Exception {
        assumeThat(vertx.isNativeTransportEnabled())
                .as("That a slow device reads at all can be seen with the native transport only")
                .isTrue();
        double stalled = closed(CloseReason.STALLED);
        double tooSlow = closed(CloseReason.TOO_SLOW);
        double unreachable = closed(CloseReason.UNREACHABLE);
        double coalesced = metrics.get("messaging.events.coalesced").counter().count();
        List<SlowReader> slow = new ArrayList<>();
        List<SlowReader> dead = new ArrayList<>();
        AtomicInteger tick = new AtomicInteger();
        try (RawDevice cem = new RawDevice("cem");
                RawDevice dora = new RawDevice("dora")) {
            for (int i = 0; i < OF_A_KIND; i++) {
                slow.add(new SlowReader(context(Optional.of("slow" + i % 4)), port, 1024));
                dead.add(new SlowReader(context(Optional.of("slow" + (4 + i % 4))), port, 0));
            }
            clock.scheduleAtFixedRate(() -> report(cem, tick.incrementAndGet()), 0, 100, TimeUnit.MILLISECONDS);

            until(() -> closed(CloseReason.STALLED) == stalled + OF_A_KIND);
            until(() -> slow.stream().allMatch(device -> device.taken() > ENOUGH_TO_BE_NOTICED));
            assertThat(slow).noneMatch(SlowReader::closed);
            assertThat(closed(CloseReason.STALLED)).isEqualTo(stalled + OF_A_KIND);
            assertThat(closed(CloseReason.TOO_SLOW)).isEqualTo(tooSlow);
            assertThat(closed(CloseReason.UNREACHABLE)).isEqualTo(unreachable);
            assertThat(metrics.get("messaging.events.coalesced").counter().count())
                    .isGreaterThan(coalesced);
            int reported = tick.get();
            until(() -> dora.received().contains("tick='" + reported + "'"));
        } finally {
            for (SlowReader device : Stream.concat(slow.stream(), dead.stream()).toList()) {
                device.close();
            }
        }
    }

    private static void report(RawDevice device, int tick) {
        for (int i = 0; i < FLOOD_UIDS; i++) {
            device.send(event("flood-" + i, "a-f-G-U-C", "<x tick='" + tick + "'/>" + "x".repeat(2_000)));
        }
    }

    @Test
    void whoseNetworkIsGoneIsGivenUp() throws Exception {
        assumeThat(vertx.isNativeTransportEnabled())
                .as("What is not acknowledged can be seen with the native transport only")
                .isTrue();
        Optional<CutOffNetwork> made = CutOffNetwork.make();
        assumeThat(made).as("A network namespace needs root, ip and openssl").isPresent();
        double before = closed(CloseReason.UNREACHABLE);
        double connected = metrics.get("messaging.connections").gauge().value();
        try (CutOffNetwork network = made.get();
                RawDevice cem = new RawDevice("cem")) {
            network.connect("eve");
            Path received = network.connect("slow0");
            until(() -> metrics.get("messaging.connections").gauge().value() == connected + 3);
            cem.send(event("heard", "b-m-p-s-m", ""));
            until(() -> Files.readString(received).contains("heard"));

            network.cut();
            cem.send(event("unheard", "b-m-p-s-m", ""));

            await().atMost(GIVEN_UP).until(() -> closed(CloseReason.UNREACHABLE) == before + 2);
            assertThat(cem.closed()).isFalse();
            assertThat(Files.readString(received)).doesNotContain("unheard");
        }
    }
}
