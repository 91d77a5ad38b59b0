package dev.tak.tests.watch;

import dev.tak.tests.load.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** A line for each round of a fault, in a file and in the test's output. */
public final class FaultReport {

    private static final String HEADER =
            "fault,round,node,calls,failed,worst_ms,p99_before_ms,p99_while_frozen_ms,delivered,worst_event_ms,lost,"
                    + "violations,dropped_devices\n";

    private final Path file;

    public FaultReport(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, HEADER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param whileFrozen null for a fault that freezes nothing */
    public void round(
            String fault,
            int round,
            String node,
            Latencies calm,
            Latencies during,
            Latencies whileFrozen,
            BorderWatch watch) {
        String line = String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%d,%d,%d,%s,%d,%d,%d,%d,%d%n",
                fault,
                round,
                node,
                during.calls(),
                during.failed().size(),
                during.worst().toMillis(),
                calm.p99().toMillis(),
                whileFrozen == null ? "" : Long.toString(whileFrozen.p99().toMillis()),
                watch.deliveries(),
                watch.worstDelay().toMillis(),
                watch.missing(System.nanoTime() - Duration.ofSeconds(3).toNanos())
                        .size(),
                watch.violations().size(),
                watch.disconnects().size());
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.getLogger(FaultReport.class.getName()).log(System.Logger.Level.INFO, line.strip());
    }
}
