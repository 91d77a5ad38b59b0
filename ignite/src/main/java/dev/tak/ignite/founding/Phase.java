package dev.tak.ignite.founding;

/** How far a node is on its way into the cluster. */
public enum Phase {
    /** Ignite is not started; the node looks for a cluster, or for a majority to found one. */
    WAITING,
    /** Has a majority of votes and starts a new cluster, which has no majority of nodes yet. */
    FOUNDING,
    /** Starts Ignite to join a cluster that it has seen, founded or being founded. */
    JOINING,
    /** Is a member of a cluster that has a majority of the configured replicas. */
    JOINED,
    /** Is about to exit. */
    LEAVING
}
