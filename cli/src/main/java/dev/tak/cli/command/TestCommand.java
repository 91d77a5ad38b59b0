package dev.tak.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Describes {@code ./tak test}, which the script carries out: it needs Maven, not this program. */
@Command(
        name = "test",
        description = "Builds everything and runs its tests; the last line says how many passed and failed.",
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--faults", description = "Runs the tests that break the system under load, and no others.")
    private boolean faults;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each fault is made. Only with --faults.")
    private Integer rounds;

    @Option(
            names = "--load",
            paramLabel = "PERCENT",
            description = "Load while something breaks: 100 is what the failure contract names. Only with --faults.")
    private Integer load;

    @Option(
            names = "--native",
            description = "The services as native executables, as ./tak up --native starts them. Only with --faults.")
    private boolean nativeExecutables;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("The script tak in the checkout runs the tests: ./tak test");
        return 1;
    }
}
