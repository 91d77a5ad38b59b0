package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static Layout whole(int offset) {
        return Layout.whole(Path.of("/checkout"), new Home(Path.of("/home")), offset, Map.of());
    }

    @Test
    void has_every_part_once() {
        assertThat(whole(0).names())
                .containsExactly(
                        "ignite-0",
                        "ignite-1",
                        "ignite-2",
                        "nats-0",
                        "nats-1",
                        "nats-2",
                        "config-0",
                        "config-1",
                        "messaging-0",
                        "messaging-1",
                        "messaging-2",
                        "api-0",
                        "api-1");
    }

    @Test
    void of_the_small_size_has_one_of_each_part_on_the_same_ports_and_data_of_its_own() {
        Layout small = Layout.of(Size.SMALL, Path.of("/checkout"), new Home(Path.of("/home")), 0, Map.of());

        assertThat(small.names()).containsExactly("ignite-0", "nats-0", "config-0", "messaging-0", "api-0");
        assertThat(whole(0).parts()).containsAll(small.parts());
        assertThat(small.entrances()).isEqualTo(whole(0).entrances());
        assertThat(small.data(small.part("nats-0"))).isEqualTo(Path.of("/home/small/nats-0"));
        assertThat(whole(0).data(whole(0).part("nats-0"))).isEqualTo(Path.of("/home/data/nats-0"));
    }

    @Test
    void gives_no_port_twice_and_none_that_an_outgoing_connection_may_hold() {
        List<Integer> ports = whole(Layout.GREATEST_OFFSET).parts().stream()
                .flatMap(part -> part.ports().values().stream())
                .toList();

        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
        assertThat(ports).allMatch(port -> port < 32_768);
    }

    @Test
    void puts_one_address_before_messaging_and_one_before_api() {
        assertThat(whole(10).entrances())
                .extracting(Entrance::address, Entrance::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("127.0.0.1:8099", PartKind.MESSAGING),
                        org.assertj.core.groups.Tuple.tuple("127.0.0.1:8453", PartKind.API));
    }

    @Test
    void lists_the_names_when_one_is_unknown() {
        assertThatThrownBy(() -> whole(0).part("ignite-7"))
                .isInstanceOf(UnknownPartException.class)
                .hasMessageContaining("\"ignite-7\"")
                .hasMessageContaining("ignite-0, ignite-1, ignite-2, nats-0");
    }

    @Test
    void refuses_a_host_for_an_unknown_part() {
        assertThatThrownBy(
                        () -> Layout.whole(Path.of("/"), new Home(Path.of("/home")), 0, Map.of("ignite-9", "10.0.0.1")))
                .isInstanceOf(UnknownPartException.class);
    }
}
