package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import dev.tak.cli.house.PartKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tak restart}. */
@Command(
        name = "restart",
        description = {
            "Stops parts and starts them again.",
            "All parts of a kind (ignite, nats, config, messaging, api) are restarted one after the other, each only"
                    + " while all others are ready; this ends at the first one that does not come back. Parts that"
                    + " are held down are skipped. NATS servers send their clients to the others first."
        },
        mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "Names of parts, for example ignite-0, or of kinds, for example ignite.")
    private List<String> names;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        long kinds = names.stream().filter(PartKind.labels()::contains).count();
        if (kinds != 0 && kinds != names.size()) {
            throw new ParameterException(spec.commandLine(), "Name parts or kinds of parts, not both.");
        }
        Request.Action action = kinds == 0 ? Request.Action.RESTART : Request.Action.ROLL;
        home.client().call(new Request(action, names), line -> {
            out.println(line);
            out.flush();
        });
        if (kinds == 0) {
            names.forEach(name -> out.println(name + " is started again"));
        }
        return 0;
    }
}
