package dev.tak.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Blue", " two  blanks ", "a+b%20c", "Grün, Ops: 1\r\nX: y", "隊 \uD83D\uDE80", "\u0000"})
    void anyTextComesBack(String text) {
        assertThat(HeaderText.decode(HeaderText.encode(text))).isEqualTo(text);
    }

    @Test
    void encodedTextIsWhatHeadersMayHold() {
        assertThat(HeaderText.encode("Grün, Ops: 1\r\n")).matches("[A-Za-z0-9.*_%-]+");
        new io.nats.client.impl.Headers().add(Headers.GROUP, HeaderText.encode("Grün\r\n"));
    }

    @Test
    void jnatsRefusesTextThatIsNotEncoded() {
        io.nats.client.impl.Headers headers = new io.nats.client.impl.Headers();
        assertThatThrownBy(() -> headers.add(Headers.GROUP, "Grün")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.add(Headers.GROUP, "a\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenEncodingIsRefused() {
        assertThatThrownBy(() -> HeaderText.decode("%4")).isInstanceOf(IllegalArgumentException.class);
    }
}
