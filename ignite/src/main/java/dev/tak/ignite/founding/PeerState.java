package dev.tak.ignite.founding;

/**
 * What a node says about itself.
 *
 * @param name its name
 * @param ordinal the number at the end of its name
 * @param phase how far it is
 */
public record PeerState(String name, int ordinal, Phase phase) {}
