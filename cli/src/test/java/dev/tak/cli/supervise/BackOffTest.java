package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void doubles_up_to_the_longest_and_begins_anew() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

        assertThat(Stream.generate(backOff::next).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
