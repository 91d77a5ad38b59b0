package dev.tak.cli.supervise;

import java.time.Duration;

/** The wait before the next attempt: doubles at each one, until a success begins it anew. */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration next() {
        Duration current = next;
        Duration doubled = current.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return current;
    }

    void reset() {
        next = first;
    }
}
