package dev.tak.cot;

import static dev.tak.cot.CotEventTest.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEventsTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00.5Z");

    @Test
    void answersAPingAsTakServerDoes() {
        assertThat(new String(ServerEvents.pong(NOW), UTF_8))
                .isEqualTo(
                        "<event version=\"2.0\" uid=\"takPong\" type=\"t-x-c-t-r\" how=\"h-g-i-g-o\""
                                + " time=\"2030-05-01T10:00:00Z\" start=\"2030-05-01T10:00:00Z\" stale=\"2030-05-01T10:00:20Z\">"
                                + "<point lat=\"0.0\" lon=\"0.0\" hae=\"0.0\" ce=\"9999999.0\" le=\"9999999.0\"/><detail/></event>");
    }

    @Test
    void framesAnEventForTheStream() {
        assertThat(new String(ServerEvents.toStream("<event/>".getBytes(UTF_8)), UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<event/>");
        assertThat(ServerEvents.toStream(new byte[0])).isEqualTo(ServerEvents.prefix());
    }

    @Test
    void namesTheClientThatIsGone() throws MalformedEventException {
        String xml = new String(ServerEvents.disconnected("e1", "dev-1", "a-f-G-U-C", NOW), UTF_8);

        assertThat(parse(xml).type()).isEqualTo("t-x-d-d");
        assertThat(xml).contains("<link uid=\"dev-1\" type=\"a-f-G-U-C\" relation=\"p-p\"/>");
    }

    @ParameterizedTest
    @EnumSource
    void controlEventsAreForTheServer(ControlType type) {
        assertThat(ControlEvents.isControl(type.type())).isTrue();
        assertThat(ControlType.of(type.type())).contains(type);
        assertThat(ControlEvents.isPing(type.type())).isEqualTo(type == ControlType.PING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-f-G-U-C", "b-t-f", "t-x-d-d", "t-x-m-c", "t-x-c-t-x", "t-b-x", "t-x-c"})
    void allOthersAreBrokered(String type) {
        assertThat(ControlEvents.isControl(type)).isFalse();
        assertThat(ControlEvents.isPing(type)).isFalse();
    }
}
