package dev.tak.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchOptions;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.UnknownPartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartSettingsTest {
    private final Layout layout = Layout.whole(Path.of("/"), new Home(Path.of("/home")), 0, Map.of());
    private final PartSettings settings = new PartSettings(layout);

    @Test
    void says_more_of_a_part_than_of_its_kind() {
        LaunchOptions options = new LaunchOptions(
                settings.environment(List.of("ignite:A=1", "ignite:B=x=y:z", "ignite-1:A=2")),
                settings.prefixes(Map.of("ignite-1", "ip netns exec one")));

        assertThat(options.environment(layout.part("ignite-0")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "x=y:z"));
        assertThat(options.environment(layout.part("ignite-1"))).containsEntry("A", "2");
        assertThat(options.environment(layout.part("nats-0"))).isEmpty();
        assertThat(options.prefix(layout.part("ignite-1"))).containsExactly("ip", "netns", "exec", "one");
        assertThat(options.prefix(layout.part("ignite-0"))).isEmpty();
    }

    @Test
    void refuses_what_is_no_setting() {
        assertThatThrownBy(() -> settings.environment(List.of("ignite-A=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PART:KEY=VALUE");
        assertThatThrownBy(() -> settings.environment(List.of("ignit:A=1")))
                .isInstanceOf(UnknownPartException.class)
                .hasMessageContaining("ignite, nats, config");
    }
}
