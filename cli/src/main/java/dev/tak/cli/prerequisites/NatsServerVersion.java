package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a NATS server says of itself. */
record NatsServerVersion(int major, int minor) {
    /** Older ones know neither batched direct get nor {@code connect_backoff} on routes. */
    static final String OLDEST = "2.12";

    private static final Pattern OUTPUT = Pattern.compile("nats-server: v(\\d+)\\.(\\d+)\\..*");

    /** Empty if the file can't be run or says something else. */
    static Optional<NatsServerVersion> of(Path binary) throws IOException {
        if (!Files.isExecutable(binary)) {
            return Optional.empty();
        }
        Process process;
        try {
            process = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notForThisMachine) {
            return Optional.empty();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = OUTPUT.matcher(output.strip());
        return matcher.matches()
                ? Optional.of(
                        new NatsServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    boolean supported() {
        return major > 2 || major == 2 && minor >= 12;
    }
}
