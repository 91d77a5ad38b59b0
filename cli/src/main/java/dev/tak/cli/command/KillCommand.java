package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak kill}. */
@Command(
        name = "kill",
        description = "Kills parts (SIGKILL), as a crash would; the supervisor starts them again.",
        mixinStandardHelpOptions = true)
public final class KillCommand extends PartAction {
    public KillCommand() {
        super(Request.Action.KILL, "is killed");
    }
}
