package dev.tak.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that gives way to all others while it starts, see nice(1). A JVM that starts takes every processor that it can
 * get for seconds, just when others make up for the one that has died.
 *
 * <p>Works where this process may take niceness back, as root may outside of most containers, and where there is a {@code
 * /proc}; elsewhere nobody gives way.
 */
public final class GivingWay {
    private static final List<String> COMMAND = List.of("nice", "-n", "10");
    private static final String TRIAL = "renice %d -p $$";
    private static final Path PROCESSES = Path.of("/proc");
    /** Place of the nice value in {@code /proc/PID/task/TID/stat} after the command's closing bracket, see proc(5). */
    private static final int NICE = 16;

    private static final long DEADLINE_SECONDS = 5;

    private GivingWay() {}

    /** What a command is to be an argument of in order to give way; empty where it could not be ended. */
    public static List<String> prefix() {
        return niceness(PROCESSES.resolve("self"))
                .filter(own -> succeeds(List.of("nice", "-n", "1", "sh", "-c", TRIAL.formatted(own))))
                .map(own -> COMMAND)
                .orElse(List.of());
    }

    /**
     * Ends it for every thread of a process: each has a niceness of its own, which it takes from the one that starts it. Does
     * nothing to a process that gives no more way than this one.
     *
     * @return false if some gave way: others may have been started meanwhile, so this is to be called again
     */
    public static boolean end(long pid) {
        int own = niceness(PROCESSES.resolve("self")).orElse(0);
        List<String> threads;
        try (Stream<Path> all = Files.list(PROCESSES.resolve(pid + "/task"))) {
            threads = all.filter(thread ->
                            niceness(thread).filter(nice -> nice > own).isPresent())
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException noSuchProcess) {
            return true;
        }
        if (threads.isEmpty()) {
            return true;
        }
        List<String> command = new ArrayList<>(List.of("renice", Integer.toString(own), "-p"));
        command.addAll(threads);
        succeeds(command);
        return false;
    }

    /** Empty if there is no such thread, or no {@code /proc}. */
    private static Optional<Integer> niceness(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return Optional.of(
                    Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
