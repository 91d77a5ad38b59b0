package dev.tak.ignite.settings;

/**
 * How many nodes the cluster is meant to have.
 *
 * @param count configured number, at least 1
 */
public record Replicas(int count) {
    /** @throws IllegalArgumentException if the count is below 1 */
    public Replicas {
        if (count < 1) {
            throw new IllegalArgumentException("replicas must be at least 1, not " + count);
        }
    }

    /** The smallest number of nodes that is more than half of all. */
    public int majority() {
        return count / 2 + 1;
    }

    /** Whether so many nodes are a majority. */
    public boolean isMajority(int nodes) {
        return nodes >= majority();
    }
}
