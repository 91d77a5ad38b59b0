package dev.tak.cli.command;

import dev.tak.cli.control.NotRunningException;
import dev.tak.cli.control.RefusedException;
import dev.tak.cli.house.UnknownPartException;
import dev.tak.cli.pki.PkiException;
import dev.tak.cli.prerequisites.MissingPrerequisiteException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells people what went wrong: one clear message for what can be expected, a stack trace for what can't. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        switch (failure) {
            case MissingPrerequisiteException e -> command.getErr().println(e.getMessage());
            case NotRunningException e -> command.getErr().println(e.getMessage());
            case RefusedException e -> command.getErr().println(e.getMessage());
            case UnknownPartException e -> command.getErr().println(e.getMessage());
            case PkiException e -> command.getErr().println(e.getMessage());
            case IOException e -> command.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
            default -> failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("Try ./" + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }
}
