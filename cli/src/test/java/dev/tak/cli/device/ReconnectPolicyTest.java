package dev.tak.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {

    private final Random random = new Random(1);

    @Test
    void doublesFromOneSecondUpToFifteen() {
        for (int i = 0; i < 100; i++) {
            assertThat(delay(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(delay(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(delay(4)).isBetween(Duration.ofMillis(7500), Duration.ofSeconds(15));
            assertThat(delay(Integer.MAX_VALUE)).isBetween(Duration.ofMillis(7500), Duration.ofSeconds(15));
        }
    }

    @Test
    void differsFromDeviceToDevice() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> delay(0)).distinct()).hasSizeGreaterThan(90);
    }

    @Test
    void neverMeansNever() {
        assertThat(ReconnectPolicy.never().delay(0, random)).isEmpty();
    }

    private Duration delay(int failures) {
        return ReconnectPolicy.backOff().delay(failures, random).orElseThrow();
    }
}
