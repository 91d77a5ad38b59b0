package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak thaw}. */
@Command(name = "thaw", description = "Lets frozen parts go on (SIGCONT).", mixinStandardHelpOptions = true)
public final class ThawCommand extends PartAction {
    public ThawCommand() {
        super(Request.Action.THAW, "goes on");
    }
}
