package dev.tak.cache;

/** What became of a claim on a revision. */
public enum ClaimOutcome {
    /** The record is there, and it is ours. */
    CLAIMED,
    /** Another writer was faster. */
    TAKEN
}
