package dev.tak.cli.device;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a device has no connection.
 *
 * @param kind the cause, for counting
 * @param reason the cause in words
 * @param retryIn time until the next attempt; empty if there will be none
 */
public record Disconnect(Kind kind, String reason, Optional<Duration> retryIn) {

    /** Causes, as far as a device can tell them apart. */
    public enum Kind {
        /** No connection came about: nobody listens, or the TLS handshake failed. */
        CONNECT_FAILED,
        /** The server closed the connection in the regular way. */
        CLOSED_BY_SERVER,
        /**
         * The connection broke. With TLS 1.3 also: the server refused the certificate, which a device learns only
         * after it has completed its side of the handshake.
         */
        BROKEN,
        /** Not a byte for {@link DeviceTimings#silence()}. */
        SILENCE,
        /** What came was no CoT stream, or the listener failed. */
        UNREADABLE,
        /** {@link SimulatedDevice#stop()}. */
        STOPPED
    }
}
