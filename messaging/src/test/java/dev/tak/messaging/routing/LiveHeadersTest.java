package dev.tak.messaging.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tak.nats.NatsMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveHeadersTest {

    @Test
    void decisionsSurviveTheJourney() {
        LiveEvent event = new LiveEvent(
                "uid with \u00fc, 100%",
                "a-f-G",
                "ana",
                "c1",
                Set.of("Blue, Ops", "Gr\u00fcn"),
                Set.of("u1", "u 2"),
                Set.of(),
                Instant.ofEpochMilli(1_000),
                Instant.ofEpochMilli(2_000),
                new byte[] {1, 2});

        LiveEvent arrived = LiveHeaders.event(new NatsMessage("cot.live.x.y", LiveHeaders.of(event), event.xml()));

        assertThat(arrived).isEqualTo(event);
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        assertThatThrownBy(() -> LiveHeaders.event(
                        new NatsMessage("cot.live.x.y", Map.of("Tak-Uid", List.of("u")), new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tak-Type");
    }
}
