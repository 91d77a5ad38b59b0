package dev.tak.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.standin.StandIns;
import dev.tak.cli.supervise.Pace;
import dev.tak.cli.supervise.PartState;
import dev.tak.cli.supervise.Supervisor;
import dev.tak.cli.supervise.SystemStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    @TempDir
    Path directory;

    private final CompletableFuture<Void> down = new CompletableFuture<>();
    private Supervisor supervisor;
    private ControlServer server;
    private ControlClient client;

    @BeforeEach
    void start() throws IOException {
        StandIns standIns = StandIns.messaging(directory, 1);
        supervisor = new Supervisor(standIns.layout(), standIns::start, Pace.NORMAL);
        Path socket = directory.resolve("supervisor.sock");
        server = ControlServer.open(socket, new SupervisorRequests(supervisor, () -> down.complete(null)));
        client = new ControlClient(socket);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        supervisor.close();
    }

    @Test
    void answers_with_the_status_after_the_request() throws Exception {
        assertThat(client.status().parts().get(0).state()).isEqualTo(PartState.STOPPED);

        SystemStatus started = client.call(new Request(Request.Action.START, List.of("messaging-0")), line -> {});

        assertThat(started.parts().get(0).pid()).isPositive();
    }

    @Test
    void refuses_unknown_names_and_says_which_there_are() {
        assertThatThrownBy(() -> client.call(new Request(Request.Action.KILL, List.of("messaging-8")), line -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("messaging-8")
                .hasMessageContaining("messaging-0");
    }

    @Test
    void refuses_a_signal_to_what_does_not_run() {
        assertThatThrownBy(() -> client.call(new Request(Request.Action.KILL, List.of("messaging-0")), line -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessage("messaging-0 does not run.");
    }

    @Test
    void restarts_all_of_a_kind_and_tells_each_step() throws Exception {
        client.call(new Request(Request.Action.START, List.of("messaging-0")), line -> {});
        List<String> steps = new ArrayList<>();

        client.call(new Request(Request.Action.ROLL, List.of("messaging")), steps::add);

        assertThat(steps).contains("messaging-0 ends");
        assertThat(client.status().allReady()).isTrue();
    }

    @Test
    void lists_the_kinds_when_one_is_unknown() {
        assertThatThrownBy(() -> client.call(new Request(Request.Action.ROLL, List.of("messaging-0")), line -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ignite, nats, config, messaging, api");
    }

    @Test
    @SuppressWarnings("try") // the loan lasts while it is open; nothing else is wanted of it
    void lends_a_part_until_the_borrower_hangs_up() throws Exception {
        client.call(new Request(Request.Action.START, List.of("messaging-0")), line -> {});

        try (Loan loan = client.borrow("messaging-0")) {
            assertThat(client.status().parts().getFirst().state()).isEqualTo(PartState.LENT);
            assertThat(client.status().parts().getFirst().pid()).isNull();
            assertThatThrownBy(() -> client.borrow("messaging-0")).hasMessageContaining("messaging-0 is lent already");
            assertThatThrownBy(() -> client.call(new Request(Request.Action.START, List.of("messaging-0")), line -> {}))
                    .hasMessageContaining("messaging-0 is lent");
        }

        await().atMost(30, TimeUnit.SECONDS).until(() -> client.status().allReady());
    }

    @Test
    @SuppressWarnings("try")
    void holds_down_what_was_stopped_while_it_was_lent() throws Exception {
        try (Loan loan = client.borrow("messaging-0")) {
            client.call(new Request(Request.Action.STOP, List.of("messaging-0")), line -> {});
        }

        await().during(500, TimeUnit.MILLISECONDS)
                .until(() -> client.status().parts().getFirst().state() == PartState.STOPPED);
    }

    @Test
    void tells_the_borrower_that_the_supervisor_has_gone() throws Exception {
        CompletableFuture<Void> lost = new CompletableFuture<>();
        Path socket = directory.resolve("other.sock");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answerAndGo(other));
            try (Loan loan = new ControlClient(socket).borrow("messaging-0")) {
                loan.onLoss(() -> lost.complete(null));
                lost.get(10, TimeUnit.SECONDS);
                assertThat(loan.lost()).isTrue();
            }
            served.join();
        }
    }

    private static void answerAndGo(ServerSocketChannel server) {
        try (SocketChannel channel = server.accept()) {
            JsonLines lines = new JsonLines(channel);
            lines.read(Request.class);
            lines.write(Response.done(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tells_each_step_of_the_end() throws Exception {
        List<String> steps = new ArrayList<>();

        assertThat(client.call(Request.of(Request.Action.DOWN), steps::add)).isNull();

        assertThat(steps).contains("Stopping the Ignite nodes", "Stopping the NATS servers");
        assertThat(down).isDone();
    }

    @Test
    void lets_nobody_else_in() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("supervisor.sock"))))
                .isEqualTo("rw-------");
    }

    @Test
    void says_when_nobody_listens() throws IOException {
        server.close();

        assertThatThrownBy(client::status)
                .isInstanceOf(NotRunningException.class)
                .hasMessageContaining("./tak up");
    }
}
