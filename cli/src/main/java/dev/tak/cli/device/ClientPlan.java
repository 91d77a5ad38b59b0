package dev.tak.cli.device;

import dev.tak.cot.Point;
import java.time.Duration;
import java.util.Optional;

/**
 * What a device on the terminal says.
 *
 * @param at the position that it reports
 * @param interval time between two reports
 * @param chat said once, after the first report
 */
record ClientPlan(Point at, Duration interval, Optional<String> chat) {

    private static final Duration LEAST_LIFE = Duration.ofSeconds(375);
    private static final int REPORTS = 3;

    /** How long a report counts as current: as long as ATAK's, and never less than three intervals. */
    Duration life() {
        Duration reports = interval.multipliedBy(REPORTS);
        return reports.compareTo(LEAST_LIFE) > 0 ? reports : LEAST_LIFE;
    }
}
