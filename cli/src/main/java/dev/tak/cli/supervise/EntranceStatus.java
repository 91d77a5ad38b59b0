package dev.tak.cli.supervise;

import java.util.List;

/**
 * What is known of an address of the whole system.
 *
 * @param ready names of the parts that get new connections
 * @param connections open now
 * @param refused connections closed at once since the start, because no part took them or there were too many
 */
public record EntranceStatus(String name, String address, List<String> ready, int connections, long refused) {}
