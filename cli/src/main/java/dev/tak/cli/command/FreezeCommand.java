package dev.tak.cli.command;

import dev.tak.cli.control.Request;
import picocli.CommandLine.Command;

/** {@code ./tak freeze}. */
@Command(
        name = "freeze",
        description =
                "Freezes parts (SIGSTOP); the supervisor kills what stays silent: an Ignite node after 40 s, the rest after 8 s.",
        mixinStandardHelpOptions = true)
public final class FreezeCommand extends PartAction {
    public FreezeCommand() {
        super(Request.Action.FREEZE, "is frozen");
    }
}
