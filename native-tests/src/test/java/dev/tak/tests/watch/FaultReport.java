package dev.tak.tests.watch;

import dev.tak.tests.load.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** A line for each round of a fault, in a file and in the test's output. */
public final class FaultReport {

    private static final Logger LOG = Logger.getLogger(FaultReport.class.getName());
    private static final String HEADER =
            "fault,round,part,calls,failed,worst_ms,p99_before_ms,p99_later_ms,delivered,worst_event_ms,gap_ms,"
                    + "reconnected_ms,whole_picture_ms,lost,violations,lost_connections,notices\n";

    /** A fault that is made once more, on a new system, must not take away what the first time has shown. */
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private final Path file;

    /**
     * What a round has shown beside what the watch has seen.
     *
     * @param later a span after which all should be normal again; null when there is none
     * @param gap for how long events went astray, or connections stayed open that lead nowhere; null when none may
     * @param reconnected from the fault until all devices were connected; null when none lost its connection
     * @param whole from the fault until everybody knew where everybody is; null when that was not lost
     */
    public record Round(
            String fault,
            int number,
            String part,
            Latencies calm,
            Latencies during,
            Latencies later,
            Duration gap,
            Duration reconnected,
            Duration whole) {

        /** A round that has no more to show than its calls. */
        public Round(String fault, int number, String part, Latencies calm, Latencies during) {
            this(fault, number, part, calm, during, null, null, null, null);
        }

        public Round later(Latencies value) {
            return new Round(fault, number, part, calm, during, value, gap, reconnected, whole);
        }

        public Round gap(Duration value) {
            return new Round(fault, number, part, calm, during, later, value, reconnected, whole);
        }

        public Round reconnected(Duration value) {
            return new Round(fault, number, part, calm, during, later, gap, value, whole);
        }

        public Round whole(Duration value) {
            return new Round(fault, number, part, calm, during, later, gap, reconnected, value);
        }
    }

    public FaultReport(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (BEGUN.compareAndSet(false, true)) {
                Files.writeString(file, HEADER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lost events that were lost */
    public void add(Round round, int lost, BorderWatch watch) {
        String line = String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%d,%d,%d,%s,%d,%d,%s,%s,%s,%d,%d,%d,%d%n",
                round.fault,
                round.number,
                round.part,
                round.during.calls(),
                round.during.failed().size(),
                round.during.worst().toMillis(),
                round.calm.p99().toMillis(),
                round.later == null ? "" : round.later.p99().toMillis(),
                watch.deliveries(),
                watch.worstDelay().toMillis(),
                millis(round.gap),
                millis(round.reconnected),
                millis(round.whole),
                lost,
                watch.violations().size(),
                watch.losses().size(),
                watch.notices().size());
        LOG.info(line.strip());
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String millis(Duration measured) {
        return measured == null ? "" : Long.toString(measured.toMillis());
    }
}
