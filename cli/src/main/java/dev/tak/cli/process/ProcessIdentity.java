package dev.tak.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that can't be mistaken for a later one with the same number.
 *
 * @param started the boot and the tick of the kernel's clock at which it started, where there is a {@code /proc};
 *     else its start time
 */
public record ProcessIdentity(long pid, String started) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Position of the start time in {@code /proc/PID/stat} after the command's closing bracket, see proc(5). */
    private static final int START_TIME = 19;

    /** The identity of a process, empty if it is gone. A process that ended and was not reaped counts as gone. */
    public static Optional<ProcessIdentity> of(ProcessHandle process) {
        return started(process).map(started -> new ProcessIdentity(process.pid(), started));
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(process -> started(process).equals(Optional.of(started)));
    }

    private static Optional<String> started(ProcessHandle process) {
        if (!Files.exists(BOOT)) {
            return process.info().startInstant().map(Object::toString);
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(Files.readString(BOOT).strip() + " " + fields[START_TIME]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
