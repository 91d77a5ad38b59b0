package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that the supervisor carries out on some parts. */
abstract class PartAction implements Callable<Integer> {
    private final Request.Action action;
    private final String done;

    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Name of a part, for example ignite-0.")
    private List<String> names;

    /** @param done what is printed after the name of each part */
    PartAction(Request.Action action, String done) {
        this.action = action;
        this.done = done;
    }

    @Override
    public final Integer call() throws Exception {
        home.client().call(new Request(action, names), spec.commandLine().getOut()::println);
        names.forEach(name -> spec.commandLine().getOut().println(name + " " + done));
        return 0;
    }
}
