package dev.tak.ignite.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
    @Test
    void labelsAreEscaped() {
        MetricsText text = new MetricsText().gauge("a", "Help.").sample("a", Map.of("b", "x\"\\\n"), 1);

        assertThat(text).hasToString("# HELP a Help.\n# TYPE a gauge\na{b=\"x\\\"\\\\\\n\"} 1.0\n");
    }
}
