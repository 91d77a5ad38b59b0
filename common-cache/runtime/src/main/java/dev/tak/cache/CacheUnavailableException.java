package dev.tak.cache;

/**
 * Shared state can't be reached now; the same call may succeed later. Whether a write took effect is unknown, so only
 * operations that may be applied twice reach Ignite at all.
 */
public sealed class CacheUnavailableException extends CacheException permits NobodyThereException {

    CacheUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
