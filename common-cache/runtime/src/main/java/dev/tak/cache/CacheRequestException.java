package dev.tak.cache;

/** The request itself is wrong, or the cluster can't serve it whoever asks: repeating it does not help. */
public final class CacheRequestException extends CacheException {

    CacheRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
