package dev.tak.cli.command;

import dev.tak.cli.house.Checkout;
import dev.tak.cli.prerequisites.NatsServerBinary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** For the script {@code tak}: where the NATS server's binary is. */
@Command(
        name = "nats-server",
        description = "Prints the path of the NATS server's binary, which is fetched if there is none.",
        hidden = true,
        mixinStandardHelpOptions = true)
public final class NatsServerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        NatsServerBinary binary = NatsServerBinary.of(Checkout.root(), System.getenv());
        spec.commandLine()
                .getOut()
                .println(binary.pathOrFetch(spec.commandLine().getErr()::println));
        return 0;
    }
}
