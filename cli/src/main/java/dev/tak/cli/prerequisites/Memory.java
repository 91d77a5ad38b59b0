package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks that the machine has memory enough. */
public final class Memory {
    /** What the kernel says of memory, see proc(5). */
    public static final Path MEMINFO = Path.of("/proc/meminfo");

    private static final String AVAILABLE = "MemAvailable:";

    private Memory() {}

    /**
     * @param meminfo does nothing if it does not exist or does not say
     * @param neededMebibytes what the parts need together
     * @throws MissingPrerequisiteException if less is available; the message says how much is short
     */
    public static void check(Path meminfo, long neededMebibytes) throws IOException {
        if (!Files.exists(meminfo)) {
            return;
        }
        try (Stream<String> lines = Files.lines(meminfo)) {
            lines.filter(line -> line.startsWith(AVAILABLE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .filter(available -> available < neededMebibytes)
                    .findFirst()
                    .ifPresent(available -> {
                        throw new MissingPrerequisiteException("The system needs " + neededMebibytes
                                + " MiB of memory, " + available + " MiB are available: "
                                + (neededMebibytes - available) + " MiB are short. End other programs and try again.");
                    });
        }
    }
}
