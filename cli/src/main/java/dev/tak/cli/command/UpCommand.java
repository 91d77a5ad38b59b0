package dev.tak.cli.command;

import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Packaging;
import dev.tak.cli.house.Size;
import dev.tak.cli.process.LogTail;
import dev.tak.cli.supervise.SystemStatus;
import dev.tak.cli.up.StartOptions;
import dev.tak.cli.up.SystemStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tak up}. */
@Command(
        name = "up",
        description = {
            "Builds what has changed and starts the whole system: 3 Ignite nodes, 3 NATS servers, 2 config, 3 messaging"
                    + " and 2 api, each a process of its own on loopback.",
            "It goes on running when this command has ended, until ./tak down."
        },
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private static final int LAST_LINES = 200;
    /** Of those lines, the last that are not part of a stack trace. */
    private static final int LAST_MESSAGES = 3;

    @Mixin
    private HomeOption homeOption;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--small",
            description = "One of each part: less to wait for, but nothing takes over when a part goes. It has data of"
                    + " its own, and the users, certificates and ports of the whole system.")
    private boolean small;

    @Option(
            names = "--native",
            description = "The services as native executables. Building them needs a GraalVM or Mandrel 25, named by"
                    + " GRAALVM_HOME, and several minutes.")
    private boolean nativeExecutables;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port, so that systems can run side by side. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private int portOffset;

    @Option(
            names = "--env",
            paramLabel = "PART:KEY=VALUE",
            description = "One more environment variable of a part (ignite-0) or of all parts of a kind (ignite)."
                    + " Repeatable.")
    private List<String> environment = List.of();

    @Option(
            names = "--host",
            paramLabel = "PART=ADDRESS",
            description = "Address of a part that does not listen on loopback. Repeatable.")
    private Map<String, String> hosts = Map.of();

    @Option(
            names = "--prefix",
            paramLabel = "PART=COMMAND",
            description = "A command that starts the part's own command, for example \"ip netns exec NAME\"."
                    + " Repeatable.")
    private Map<String, String> prefixes = Map.of();

    @Override
    public Integer call() throws Exception {
        if (portOffset < 0 || portOffset > Layout.GREATEST_OFFSET) {
            throw new ParameterException(
                    spec.commandLine(), "--port-offset wants a number from 0 to " + Layout.GREATEST_OFFSET + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        SystemStart start = new SystemStart(homeOption.home(), line -> {
            out.println(line);
            out.flush();
        });
        SystemStatus status = start(start);
        out.println();
        new StatusTable(status).print(out);
        out.println();
        List<String> missing = SystemStart.missing(status);
        if (!missing.isEmpty()) {
            out.flush();
            explain(missing);
            return 1;
        }
        start.connecting().forEach(out::println);
        return 0;
    }

    private void explain(List<String> missing) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        for (String part : missing) {
            err.println(part + " last said:");
            List<String> messages = LogTail.of(homeOption.home().log(part), LAST_LINES).stream()
                    .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                    .toList();
            messages.subList(Math.max(0, messages.size() - LAST_MESSAGES), messages.size())
                    .forEach(line -> err.println("  " + line));
        }
        err.println(
                "Not ready in time: " + String.join(", ", missing) + ". The supervisor goes on trying; see ./tak logs "
                        + missing.get(0) + ", and end it with ./tak down.");
        err.flush();
    }

    private SystemStatus start(SystemStart start) throws Exception {
        try {
            return start.start(new StartOptions(
                    small ? Size.SMALL : Size.WHOLE,
                    nativeExecutables ? Packaging.NATIVE : Packaging.JVM,
                    portOffset,
                    hosts,
                    environment,
                    prefixes));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
