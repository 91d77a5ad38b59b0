package dev.tak.nats;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of the connection to NATS.
 *
 * @param connected whether messages flow
 * @param server the server that it is, or was last, connected to; empty before the first time
 * @param since since when it is so
 */
record ConnectionState(boolean connected, Optional<String> server, Instant since) {

    static ConnectionState notYet() {
        return new ConnectionState(false, Optional.empty(), Instant.now());
    }

    ConnectionState up(String at) {
        return new ConnectionState(true, Optional.of(at), Instant.now());
    }

    ConnectionState down() {
        return new ConnectionState(false, server, Instant.now());
    }
}
