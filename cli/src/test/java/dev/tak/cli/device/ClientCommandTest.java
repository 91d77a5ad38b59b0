package dev.tak.cli.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.pki.DevelopmentPki;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClientCommandTest {

    @TempDir
    private static Path home;

    private static Vertx vertx;
    private static TlsServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void serve() throws Exception {
        vertx = Vertx.vertx();
        server = new TlsServer(vertx, DevelopmentPki.ensure(home, "localhost"), 0);
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void twoOfThemSeeEachOther() throws Exception {
        StringWriter seenByAna = new StringWriter();
        CompletableFuture<Integer> ana = CompletableFuture.supplyAsync(
                () -> run(seenByAna, "--user", "ana", "--count", "2", "--seconds", "30", "--interval", "200ms"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> server.events().stream()
                .anyMatch(event -> event.uid().equals("tak-client-ana-ANA")));

        int ben = run(
                out, "--user", "ben", "--chat", "Bridge is clear", "--count", "1", "--seconds", "30", "--lat", "1.5");

        assertThat(ben).isZero();
        assertThat(ana.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString())
                .contains("connected to " + server.address())
                .contains("said to everybody: Bridge is clear")
                .contains("friend on the ground ANA (tak-client-ana-ANA) at 46.9")
                .endsWith("left\n");
        assertThat(seenByAna.toString())
                .contains("friend on the ground BEN (tak-client-ben-BEN) at 1.50000, 7.4")
                .contains("BEN: Bridge is clear");
    }

    @Test
    void failsWhenItHasNotSeenEnough() {
        assertThat(run(out, "--user", "admin", "--count", "100", "--seconds", "1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("connected to");
    }

    @Test
    void failsWhenNobodyListensAndSaysSoOnce() {
        assertThat(run(out, "--address", "127.0.0.1:1", "--seconds", "2")).isEqualTo(1);

        assertThat(out.toString()).containsOnlyOnce("can't connect to 127.0.0.1:1: nobody listens there");
    }

    @Test
    void namesTheUsersThereAre() {
        assertThat(run(out, "--user", "zoe")).isEqualTo(1);

        assertThat(err.toString())
                .contains("no certificate for the user \"zoe\"")
                .contains("admin, ana, ben");
    }

    @Test
    void saysWhatToDoWithoutAnyCertificates(@TempDir Path empty) {
        assertThat(run(out, "--home", empty.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("no certificates in " + empty).contains("Start the system");
    }

    @Test
    void wrongValuesAreRefusedWithAnExample() {
        assertThat(run(out, "--interval", "soon")).isEqualTo(2);
        assertThat(run(out, "--address", "somewhere")).isEqualTo(2);
        assertThat(run(out, "--lat", "91")).isEqualTo(2);
        assertThat(run(out, "--count", "0")).isEqualTo(2);

        assertThat(err.toString()).contains("for example 10s", "for example 127.0.0.1:8089", "-90 to 90", "--count");
    }

    private int run(StringWriter to, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--home", home.toString(), "--address", server.address().toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(new ClientCommand())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(to, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
