package dev.tak.cli.device;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether, and how long after a lost connection or a failed attempt, a device tries again. */
public sealed interface ReconnectPolicy {

    /**
     * @param failures attempts in a row that brought no byte from the server, from 0
     * @param random source of the jitter
     * @return time until the next attempt; empty if there is none
     */
    Optional<Duration> delay(int failures, RandomGenerator random);

    /** Once the connection is lost, the device stays away. */
    static ReconnectPolicy never() {
        return new Never();
    }

    /** From 1 s, doubled up to 15 s (what ATAK waits), each shortened by up to a half at random. */
    static ReconnectPolicy backOff() {
        return new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    /** See {@link ReconnectPolicy#never()}. */
    record Never() implements ReconnectPolicy {
        @Override
        public Optional<Duration> delay(int failures, RandomGenerator random) {
            return Optional.empty();
        }
    }

    /**
     * Doubles with each failure; random, so that a server that comes back is not met by everybody at once.
     *
     * @param base the longest first delay
     * @param max the longest delay of all
     */
    record BackOff(Duration base, Duration max) implements ReconnectPolicy {

        private static final int MAX_DOUBLINGS = 16;

        @Override
        public Optional<Duration> delay(int failures, RandomGenerator random) {
            long whole = Math.min(max.toNanos(), base.toNanos() << Math.min(failures, MAX_DOUBLINGS));
            return Optional.of(Duration.ofNanos(whole - (long) (random.nextDouble() * whole / 2)));
        }
    }
}
