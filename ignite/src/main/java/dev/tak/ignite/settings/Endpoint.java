package dev.tak.ignite.settings;

/**
 * A host, by name or address, and a port. The name is not resolved: its addresses may change while the node runs.
 *
 * @param host name or IPv4 address
 * @param port TCP port, 1 to 65535
 */
public record Endpoint(String host, int port) {
    /** @throws IllegalArgumentException if the host is empty or the port out of range */
    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is no address; write it as host:port");
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Endpoint of(String text) {
        String stripped = text.strip();
        int colon = stripped.lastIndexOf(':');
        if (colon < 1 || !stripped.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is no address; write it as host:port");
        }
        return new Endpoint(stripped.substring(0, colon), Integer.parseInt(stripped.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
