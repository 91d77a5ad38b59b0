package dev.tak.cli.prerequisites;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void names_a_taken_port_and_the_process_that_has_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            WantedPort wanted = new WantedPort("nats-0", "127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> FreePorts.check(List.of(wanted)))
                    .isInstanceOf(MissingPrerequisiteException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (nats-0) is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-offset");
        }
    }

    @Test
    void is_content_with_free_ports() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertThatCode(() -> FreePorts.check(List.of(new WantedPort("nats-0", "127.0.0.1", port))))
                .doesNotThrowAnyException();
    }
}
