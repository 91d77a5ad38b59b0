package dev.tak.cli.supervise;

import java.time.Duration;

/**
 * How fast the supervisor works.
 *
 * @param check time from one check to the next, and the deadline of each
 * @param firstAnswerChecks failed checks in a row after which a part that was never ready is killed
 * @param firstBackOff wait before the first restart of what exited before it was ready; doubles each time
 * @param longestBackOff where the doubling ends
 */
public record Pace(Duration check, int firstAnswerChecks, Duration firstBackOff, Duration longestBackOff) {
    /** A check a second, 120 s to the first answer, 1 s to 30 s between restarts. */
    public static final Pace NORMAL =
            new Pace(Duration.ofSeconds(1), 120, Duration.ofSeconds(1), Duration.ofSeconds(30));
}
