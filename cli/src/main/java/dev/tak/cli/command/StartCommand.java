package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak start}. */
@Command(name = "start", description = "Starts parts that were stopped.", mixinStandardHelpOptions = true)
public final class StartCommand extends PartAction {
    public StartCommand() {
        super(Request.Action.START, "is started");
    }
}
