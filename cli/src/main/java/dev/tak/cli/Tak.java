package dev.tak.cli;

import dev.tak.cli.command.DevCommand;
import dev.tak.cli.command.DownCommand;
import dev.tak.cli.command.Failures;
import dev.tak.cli.command.FreezeCommand;
import dev.tak.cli.command.KillCommand;
import dev.tak.cli.command.LogsCommand;
import dev.tak.cli.command.NatsServerCommand;
import dev.tak.cli.command.RestartCommand;
import dev.tak.cli.command.StartCommand;
import dev.tak.cli.command.StatusCommand;
import dev.tak.cli.command.StopCommand;
import dev.tak.cli.command.SuperviseCommand;
import dev.tak.cli.command.TestCommand;
import dev.tak.cli.command.ThawCommand;
import dev.tak.cli.command.UpCommand;
import dev.tak.cli.device.ClientCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ./tak} command. */
@Command(
        name = "tak",
        description = "Runs the whole TAK system on this machine.",
        mixinStandardHelpOptions = true,
        version = "0.1.0-SNAPSHOT",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 used wrongly. Each command has --help."},
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            StopCommand.class,
            StartCommand.class,
            RestartCommand.class,
            KillCommand.class,
            FreezeCommand.class,
            ThawCommand.class,
            DevCommand.class,
            ClientCommand.class,
            TestCommand.class,
            SuperviseCommand.class,
            NatsServerCommand.class,
        })
public final class Tak {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands. */
    public static CommandLine commandLine() {
        Failures failures = new Failures();
        return new CommandLine(new Tak()).setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
    }
}
