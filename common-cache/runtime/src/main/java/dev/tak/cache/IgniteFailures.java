package dev.tak.cache;

import java.util.Locale;
import org.apache.ignite.client.ClientAuthenticationException;
import org.apache.ignite.client.ClientAuthorizationException;
import org.apache.ignite.client.ClientConnectionException;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.ClientFeatureNotSupportedByServerException;
import org.apache.ignite.client.ClientReconnectedException;
import org.apache.ignite.internal.client.thin.ClientServerError;
import org.apache.ignite.internal.processors.platform.client.ClientStatus;

/**
 * Tells a failure of the thin client that may be repeated from one that may not. The table is from the sources of
 * Ignite 2.18.0 and from faults that were tried; this is the only class that touches Ignite's internal error type.
 */
final class IgniteFailures {

    private IgniteFailures() {}

    /** @param failure what the thin client threw */
    static CacheException classify(RuntimeException failure) {
        if (failure instanceof CacheException known) {
            return known;
        }
        if (!(failure instanceof ClientException) && !(failure instanceof javax.cache.CacheException)) {
            throw failure;
        }
        if (find(failure, ClientServerError.class) instanceof ClientServerError error) {
            return ofServer(error, failure);
        }
        if (find(failure, ClientAuthenticationException.class) != null
                || find(failure, ClientAuthorizationException.class) != null
                || find(failure, ClientFeatureNotSupportedByServerException.class) != null) {
            return new CacheRequestException("Ignite refuses the request: " + failure.getMessage(), failure);
        }
        if (find(failure, ClientConnectionException.class) != null
                || find(failure, ClientReconnectedException.class) != null) {
            return new CacheUnavailableException("Ignite: connection lost", failure);
        }
        // A request time-out, or "Channel is closed" after the client was built anew.
        return new CacheUnavailableException("Ignite: " + failure.getMessage(), failure);
    }

    private static CacheException ofServer(ClientServerError error, RuntimeException failure) {
        String message = String.valueOf(error.getServerErrorMessage());
        return switch (error.getCode()) {
            case ClientStatus.INVALID_NODE_STATE, ClientStatus.NODE_IN_RECOVERY_MODE ->
                new CacheUnavailableException("Ignite node is not ready: " + message, failure);
            case ClientStatus.FAILED ->
                mentionsLostPartitions(message)
                        ? new CacheRequestException("Ignite has lost all copies of this data: " + message, failure)
                        : new CacheUnavailableException("Ignite: " + message, failure);
            default -> new CacheRequestException("Ignite refuses the request: " + message, failure);
        };
    }

    private static boolean mentionsLostPartitions(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("lost part") || text.contains("partition has been lost");
    }

    private static Throwable find(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
