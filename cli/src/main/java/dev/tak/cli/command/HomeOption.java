package dev.tak.cli.command;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which system a command is about. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Directory of everything that belongs to this system. Default: .tak in the checkout.")
    private Path directory;

    Home home() {
        return new Home(directory == null ? Checkout.root().resolve(".tak") : directory);
    }

    ControlClient client() {
        return new ControlClient(home().socket());
    }
}
