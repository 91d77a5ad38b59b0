package dev.tak.cot;

/**
 * The team of the sender: {@code /event/detail/__group}. Not one of the server's groups.
 *
 * @param name colour of the team, as in {@code Cyan}; empty if missing
 * @param role as in {@code Team Member}; empty if missing
 */
public record Team(String name, String role) {}
