package dev.tak.cli.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void isHostAndPort() {
        assertThat(ServerAddress.parse("tak.example:8089")).isEqualTo(new ServerAddress("tak.example", 8089));
        assertThat(ServerAddress.parse("[::1]:8089")).isEqualTo(new ServerAddress("::1", 8089));
        assertThat(ServerAddress.parse("[::1]:8089")).hasToString("[::1]:8089");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tak.example", ":8089", "tak.example:", "tak.example:0", "tak.example:70000", "a:b"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("127.0.0.1:8089");
    }
}
