package dev.tak.cache;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.ignite.configuration.ClientConfiguration;
import org.jboss.logging.Logger;

/**
 * Sets on purpose what Ignite's thin client leaves unsafe by default: no time-out, every operation repeated, an address
 * ignored for 30 s after three failed connects.
 */
@Singleton
final class ClientConfigurations {

    private final IgniteClientSettings settings;
    private final AddressBook book;
    private final OpenConnections connections;

    ClientConfigurations(IgniteClientSettings settings, AddressBook book, OpenConnections connections) {
        this.settings = settings;
        this.book = book;
        this.connections = connections;
    }

    ClientConfiguration create() {
        return new ClientConfiguration()
                .setAddressesFinder(book)
                .setRequestTimeout(millis(settings.requestTimeout()))
                .setHandshakeTimeout(millis(settings.handshakeTimeout()))
                // Our own back-off replaces Ignite's, which refuses to reconnect for 30 s.
                .setReconnectThrottlingRetries(0)
                .setPartitionAwarenessEnabled(true)
                .setRetryPolicy(new SafeToRepeat())
                .setHeartbeatEnabled(true)
                .setTcpNoDelay(true)
                .setEventListeners(connections)
                .setLogger(new JBossIgniteLogger(Logger.getLogger("dev.tak.cache.ignite")));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
