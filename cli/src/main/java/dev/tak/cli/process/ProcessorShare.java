package dev.tak.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of the processors a process gets while they are not enough for all, as pods get by their requests in
 * Kubernetes. It is the nice value of the process' session, see "autogroup" in sched(7), so only a process that leads a
 * session of its own has a share, and only on Linux.
 *
 * <p>What supervises and balances keeps the full share: no part gets more than what sends it its connections.
 */
public enum ProcessorShare {
    /**
     * A third of what those get that serve: a JVM that starts takes every processor for seconds, just when others make
     * up for the one that has died (measured: live events up to 4 s late, 0.9 s with this).
     */
    STARTING(10),
    SERVING(5);

    private final int nice;

    ProcessorShare(int nice) {
        this.nice = nice;
    }

    /**
     * Gives it to a process.
     *
     * @return false to try again: the kernel takes ten of these a second, and the process may not lead its session yet
     */
    public boolean give(long pid) {
        Path group = Path.of("/proc/" + pid + "/autogroup");
        try {
            if (!Files.exists(group)) {
                return true;
            }
            if (name(group).equals(name(Path.of("/proc/self/autogroup")))) {
                return false;
            }
            Files.writeString(group, Integer.toString(nice));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    private static String name(Path group) throws IOException {
        return Files.readString(group).split(" ")[0];
    }
}
