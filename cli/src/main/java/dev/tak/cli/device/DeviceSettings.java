package dev.tak.cli.device;

import dev.tak.cli.pki.PemFiles;
import java.nio.file.Path;

/**
 * How a device connects.
 *
 * @param server where to
 * @param trust PEM of the authority that the server's certificate has to be signed by; the certificate must also name
 *     the server's host
 * @param user the client certificate
 * @param timings how patient it is
 * @param reconnect what it does when it has lost the connection
 */
public record DeviceSettings(
        ServerAddress server, Path trust, PemFiles user, DeviceTimings timings, ReconnectPolicy reconnect) {

    /** As patient as ATAK, and comes back. */
    public DeviceSettings(ServerAddress server, Path trust, PemFiles user) {
        this(server, trust, user, DeviceTimings.likeAtak(), ReconnectPolicy.backOff());
    }
}
