package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak restart}. */
@Command(name = "restart", description = "Stops parts and starts them again.", mixinStandardHelpOptions = true)
public final class RestartCommand extends PartAction {
    public RestartCommand() {
        super(Request.Action.RESTART, "is started again");
    }
}
