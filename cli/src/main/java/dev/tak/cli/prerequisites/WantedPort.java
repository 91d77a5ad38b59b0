package dev.tak.cli.prerequisites;

/**
 * A port that something is about to listen at.
 *
 * @param what who wants it, for messages
 * @param host address that it will bind
 */
public record WantedPort(String what, String host, int port) {}
