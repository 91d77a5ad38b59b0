package dev.tak.cli.command;

import dev.tak.cli.control.NotRunningException;
import dev.tak.cli.control.Request;
import dev.tak.cli.house.Home;
import dev.tak.cli.process.LeftOvers;
import dev.tak.cli.process.SavedProcesses;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./tak down}. */
@Command(
        name = "down",
        description = "Ends the whole system; its data stays for the next ./tak up.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Mixin
    private HomeOption homeOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home home = homeOption.home();
        PrintWriter out = spec.commandLine().getOut();
        SavedProcesses saved = new SavedProcesses(home.run());
        Optional<ProcessHandle> supervisor = saved.running(LeftOvers.SUPERVISOR);
        boolean wasRunning = supervisor.isPresent();
        try {
            homeOption.client().status();
            homeOption.client().call(Request.of(Request.Action.DOWN), out::println);
            supervisor.ifPresent(DownCommand::awaitEnd);
        } catch (NotRunningException e) {
            out.println(wasRunning ? "The supervisor does not listen." : "No supervisor is running.");
        } catch (IOException e) {
            out.println(e.getMessage() + " Ending it and its parts.");
        }
        List<String> ended = new LeftOvers(saved, GRACE).end();
        if (!ended.isEmpty()) {
            out.println("Ended what was left: " + String.join(", ", ended));
        }
        out.println("The system is down.");
        return 0;
    }

    /** What has not ended then is ended as a left-over. */
    private static void awaitEnd(ProcessHandle supervisor) {
        try {
            supervisor.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger(DownCommand.class.getName()).log(System.Logger.Level.WARNING, "supervisor still runs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
