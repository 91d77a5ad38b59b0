package dev.tak.cli.supervise;

/** What a supervised part is doing. */
public enum PartState {
    /** Runs and was not ready yet. */
    STARTING,
    READY,
    /** Was ready, and is not now. */
    UNREADY,
    /** Exited before it was ready; waits to be started again. */
    BACK_OFF,
    /** Was told to end. */
    STOPPING,
    /** Held down by {@code ./tak stop}. */
    STOPPED,
    /** Held down while somebody else listens at its ports, as {@code ./tak dev} does. */
    LENT;

    /** Whether the supervisor has been told not to run it. */
    public boolean heldDown() {
        return this == STOPPED || this == LENT;
    }
}
