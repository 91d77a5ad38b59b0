package dev.tak.cot;

/**
 * How others reach the sender: {@code /event/detail/contact}.
 *
 * @param callsign empty if missing
 * @param endpoint as in {@code *:-1:stcp}, which means through the server; empty if missing
 */
public record Contact(String callsign, String endpoint) {}
