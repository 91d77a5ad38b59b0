package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.Part;
import dev.tak.cli.process.Signal;
import dev.tak.cli.standin.StandIns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
    private static final Pace FAST =
            new Pace(Duration.ofMillis(300), 200, Duration.ofMillis(400), Duration.ofSeconds(2));

    @TempDir
    Path directory;

    private final List<Socket> open = new ArrayList<>();
    private StandIns standIns;
    private Supervisor supervisor;

    @BeforeEach
    void start() throws IOException {
        standIns = StandIns.messaging(directory, 2);
        supervisor = new Supervisor(standIns.layout(), standIns::start, FAST);
        supervisor.start();
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        supervisor.close();
    }

    private void awaitInRotation(String... parts) {
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(entrance().ready()).containsExactly(parts));
    }

    private EntranceStatus entrance() {
        return supervisor.status().entrances().get(0);
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(standIns.entrance().host(), standIns.entrance().port());
        socket.setSoTimeout(20_000);
        open.add(socket);
        return socket;
    }

    private static String name(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private Set<String> whoAnswers(int connections) throws IOException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < connections; i++) {
            names.add(name(connect()));
        }
        return names;
    }

    @Test
    void spreads_connections_over_all_that_are_ready() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");

        assertThat(whoAnswers(4)).containsExactlyInAnyOrder("messaging-0", "messaging-1");
        assertThat(entrance().connections()).isEqualTo(4);
    }

    @Test
    void passes_nothing_new_to_a_part_that_is_not_ready_and_keeps_what_it_has() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");
        Socket first = connect();
        String part = name(first);
        String other = part.equals("messaging-0") ? "messaging-1" : "messaging-0";

        standIns.mark(part, "unready");
        awaitInRotation(other);

        assertThat(whoAnswers(3)).containsExactly(other);
        first.getOutputStream().write("still here\n".getBytes(StandardCharsets.UTF_8));
        assertThat(name(first)).isEqualTo("still here");

        standIns.unmark(part, "unready");
        awaitInRotation("messaging-0", "messaging-1");
    }

    @Test
    void skips_a_frozen_part() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");

        supervisor.signal(supervisor.named(List.of("messaging-1")), Signal.STOP);
        awaitInRotation("messaging-0");

        assertThat(whoAnswers(3)).containsExactly("messaging-0");
    }

    @Test
    void passes_connections_to_whoever_runs_a_lent_part() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");
        Part lent = standIns.layout().part("messaging-1");
        supervisor.lend(lent).join();
        assertThat(entrance().ready()).containsExactly("messaging-0");

        Process borrower = standIns.start(lent);
        try {
            awaitInRotation("messaging-0", "messaging-1");
            assertThat(whoAnswers(4)).containsExactlyInAnyOrder("messaging-0", "messaging-1");
            assertThat(supervisor.status(lent).pid()).isNull();
        } finally {
            borrower.destroy();
        }
        awaitInRotation("messaging-0");

        supervisor.giveBack(lent);
        awaitInRotation("messaging-0", "messaging-1");
        assertThat(supervisor.status(lent).pid()).isPositive();
    }

    @Test
    void closes_a_connection_at_once_when_nobody_is_ready() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");
        supervisor.stop(standIns.layout().parts(), Duration.ofSeconds(10)).join();

        assertThat(ended(connect())).isTrue();
        assertThat(entrance().refused()).isEqualTo(1);
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void closes_connections_of_a_killed_part() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");
        Socket socket = connect();
        String part = name(socket);

        supervisor.signal(supervisor.named(List.of(part)), Signal.KILL);

        assertThat(ended(socket)).isTrue();
    }

    @Test
    void passes_the_end_of_one_direction_on_while_the_other_goes_on() throws IOException {
        awaitInRotation("messaging-0", "messaging-1");
        Socket socket = connect();
        byte[] sent = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        Thread sender = Thread.ofVirtual().start(() -> send(socket, sent));
        byte[] received = socket.getInputStream().readAllBytes();

        assertThat(received).hasSize("messaging-0\n".length() + sent.length);
        assertThat(sender.isAlive()).isFalse();
        await().atMost(10, TimeUnit.SECONDS).until(() -> entrance().connections() == 0);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
