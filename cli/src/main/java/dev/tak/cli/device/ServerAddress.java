package dev.tak.cli.device;

/**
 * Where a device connects to.
 *
 * @param host name or address, resolved anew at each attempt
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {

    private static final int MAX_PORT = 65535;

    public ServerAddress {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "\"" + host + ":" + port + "\" is no server address: give HOST:PORT, for example 127.0.0.1:8089.");
        }
    }

    /**
     * @param text {@code host:port}; an IPv6 address may stand in brackets
     * @throws IllegalArgumentException if it is something else, with a message for the user
     */
    public static ServerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(colon, 0)).replaceAll("^\\[(.*)]$", "$1");
            return new ServerAddress(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no server address: give HOST:PORT, for example 127.0.0.1:8089.", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
