package dev.tak.cli.house;

/**
 * An address of the whole system, behind which all parts of one kind stand.
 *
 * @param name what is spoken there
 * @param role the port of each part that connections are passed to
 */
public record Entrance(String name, String host, int port, PartKind kind, PortRole role) {
    /** {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }
}
