package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cli.house.BrokerSecrets;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchOptions;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Packaging;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartCommand;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.PartLauncher;
import dev.tak.cli.house.PortAllocator;
import dev.tak.cli.prerequisites.NatsServerBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real NATS servers, but nobody connected: a server without clients ends its lame duck mode at once. */
class LameDuckTest {
    @TempDir
    Path directory;

    private Home home;
    private Supervisor supervisor;

    private void start(int servers) throws IOException {
        home = new Home(directory);
        home.create();
        Path root = Checkout.root();
        Layout layout = Layout.infrastructure(root, home, 0, servers, new PortAllocator());
        PartLauncher launcher = new PartLauncher(
                layout,
                new PartCommand(
                        root,
                        PartCommand.runningJava(),
                        NatsServerBinary.of(root, System.getenv()).path(),
                        Packaging.CLASSES),
                new PartEnvironment(layout, BrokerSecrets.ensure(home)),
                LaunchOptions.NONE);
        supervisor = new Supervisor(layout, launcher::start, Pace.NORMAL);
        supervisor.start();
        await().atMost(60, TimeUnit.SECONDS).until(() -> supervisor.status().allReady());
    }

    @AfterEach
    void end() {
        supervisor.close();
    }

    private String log(Part server) throws IOException {
        return Files.readString(home.log(server.name()));
    }

    @Test
    void a_server_sends_its_clients_to_the_others_before_it_ends() throws IOException {
        start(3);
        Part server = supervisor.of(PartKind.NATS).getFirst();

        supervisor.stopGently(List.of(server)).join();

        assertThat(log(server)).contains("Entering lame duck mode");
        assertThat(supervisor.status(server).lastExitCode()).isZero();
    }

    @Test
    void the_only_server_has_nobody_to_send_them_to() throws IOException {
        start(1);
        Part server = supervisor.of(PartKind.NATS).getFirst();

        supervisor.stopGently(List.of(server)).join();

        assertThat(log(server)).doesNotContain("lame duck");
    }
}
