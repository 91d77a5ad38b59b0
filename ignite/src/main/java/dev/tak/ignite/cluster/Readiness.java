package dev.tak.ignite.cluster;

/**
 * Whether a node serves clients.
 *
 * @param ready whether it does
 * @param reason why not, or a word on how it is
 */
public record Readiness(boolean ready, String reason) {
    static Readiness no(String reason) {
        return new Readiness(false, reason);
    }

    static Readiness yes() {
        return new Readiness(true, "member of the active cluster, no partition moving or lost");
    }
}
