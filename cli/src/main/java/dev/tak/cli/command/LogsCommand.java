package dev.tak.cli.command;

import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.UnknownPartException;
import dev.tak.cli.process.LogFollower;
import dev.tak.cli.process.LogTail;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tak logs}. */
@Command(name = "logs", description = "Shows the end of a log.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
    @Mixin
    private HomeOption homeOption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of a part, or supervisor, or build.")
    private String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int lines;

    @Override
    public Integer call() throws Exception {
        Home home = homeOption.home();
        List<String> names =
                new ArrayList<>(Layout.whole(Checkout.root(), home, 0, Map.of()).names());
        names.addAll(List.of("supervisor", "build"));
        if (!names.contains(name)) {
            throw new UnknownPartException(name, names);
        }
        Path log = home.log(name);
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(log) && !follow) {
            spec.commandLine().getErr().println("There is no log " + log + " yet.");
            return 1;
        }
        try (LogFollower follower = LogFollower.fromTheEndOf(log)) {
            LogTail.of(log, lines).forEach(out::println);
            out.flush();
            if (follow) {
                follower.follow(out);
            }
        }
        return 0;
    }
}
