package dev.tak.cache;

/** Every Ignite address refuses connections: another attempt within this call is pointless. */
final class NobodyThereException extends CacheUnavailableException {

    private static final long serialVersionUID = 1L;

    NobodyThereException(String message) {
        super(message, null);
    }
}
