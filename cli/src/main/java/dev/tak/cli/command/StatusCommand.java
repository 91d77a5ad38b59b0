package dev.tak.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tak.cli.supervise.SystemStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tak status}. */
@Command(
        name = "status",
        description = "Shows each part: its state, process, restarts and ports.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        SystemStatus status = home.client().status();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            new StatusTable(status).print(out);
        }
        return 0;
    }
}
