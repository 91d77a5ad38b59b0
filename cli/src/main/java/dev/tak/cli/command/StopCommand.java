package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak stop}. */
@Command(
        name = "stop",
        description = {
            "Ends parts (SIGTERM, after 30 s SIGKILL) and holds them down until they are started.",
            "A NATS server sends its clients to the others first (SIGUSR2), which takes some 15 s."
        },
        mixinStandardHelpOptions = true)
public final class StopCommand extends PartAction {
    public StopCommand() {
        super(Request.Action.STOP, "is stopped");
    }
}
