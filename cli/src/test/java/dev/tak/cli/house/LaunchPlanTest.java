package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPlanTest {
    @TempDir
    Path directory;

    @Test
    void is_read_as_it_was_saved() throws IOException {
        Home home = new Home(directory);
        home.create();
        LaunchPlan plan = new LaunchPlan(
                Size.SMALL,
                Packaging.NATIVE,
                100,
                Map.of("nats-0", "10.0.0.1"),
                Map.of("api", Map.of("A", "1")),
                Map.of("nats-0", List.of("ip", "netns")),
                "/bin/nats-server");

        plan.save(home);

        assertThat(LaunchPlan.load(home)).isEqualTo(plan);
        assertThat(LaunchPlan.load(home).layout(Path.of("/checkout"), home).names())
                .hasSize(5);
    }
}
