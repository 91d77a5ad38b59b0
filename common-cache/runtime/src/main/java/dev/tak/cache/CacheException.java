package dev.tak.cache;

/** A call to shared state that failed. */
public abstract sealed class CacheException extends RuntimeException
        permits CacheUnavailableException, CacheRequestException {

    CacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
