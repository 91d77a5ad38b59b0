package dev.tak.api.version;

/**
 * What {@code version/config} says of the server.
 *
 * @param version of the server
 * @param api version of the Marti API, an integer
 * @param hostname host name under which devices reach the server
 */
public record ServerConfig(String version, String api, String hostname) {

    /** What clients compare the wrapper's {@code type} with. */
    static final String TYPE = "ServerConfig";
}
