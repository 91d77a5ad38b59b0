package dev.tak.cli.prerequisites;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A command that fetches something.
 *
 * @param environment variables beside the inherited ones
 */
record Tool(List<String> command, Map<String, String> environment) {
    private static final int TAIL_LINES = 5;

    /** Whether it succeeded; if not, the end of its output is reported. */
    boolean run(Consumer<String> progress) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            if (process.waitFor() == 0) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        }
        progress.accept("That failed: " + String.join(" ", command));
        output.subList(Math.max(0, output.size() - TAIL_LINES), output.size())
                .forEach(line -> progress.accept("  " + line));
        return false;
    }
}
