package dev.tak.cache;

import dev.tak.cache.model.CacheName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;
import org.apache.ignite.client.ClientCache;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * One cache of strings to bytes, with the operations that are safe to repeat and no others. Bytes need no class on the
 * server and no reflection in a native image, where Ignite's marshaller stores objects without their fields.
 */
final class ByteCache {

    private static final int SCAN_PAGE = 512;

    private final IgniteCalls calls;
    private final String name;

    ByteCache(IgniteCalls calls, CacheName name) {
        this.calls = calls;
        this.name = name.cacheName();
    }

    /** The value; null where there is none. */
    byte[] get(String key) {
        return on(cache -> cache.get(key));
    }

    Map<String, byte[]> getAll(Set<String> keys) {
        return on(cache -> cache.getAll(keys));
    }

    /** False when the key has a value, which may be of an earlier attempt of the same call. */
    boolean putIfAbsent(String key, byte[] value) {
        return on(cache -> cache.putIfAbsent(key, value));
    }

    void putAll(Map<String, byte[]> values) {
        on(cache -> {
            cache.putAll(values);
            return null;
        });
    }

    /** As {@link #putAll(Map)}; the entries expire after that time, counted from now. */
    void putAll(Map<String, byte[]> values, Duration expiry) {
        on(cache -> {
            cache.withExpirePolicy(after(expiry)).putAll(values);
            return null;
        });
    }

    private static ExpiryPolicy after(Duration expiry) {
        return new ModifiedExpiryPolicy(new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, expiry.toMillis()));
    }

    /** As {@link #putIfAbsent(String, byte[])}; the entry expires after that time, counted from now. */
    boolean putIfAbsent(String key, byte[] value, Duration expiry) {
        return on(cache -> cache.withExpirePolicy(after(expiry)).putIfAbsent(key, value));
    }

    /**
     * Replaces that very value; the entry then expires after that time, counted from now. False when the value is
     * another one, which may be of an earlier attempt of the same call.
     */
    boolean replace(String key, byte[] old, byte[] value, Duration expiry) {
        return on(cache -> cache.withExpirePolicy(after(expiry)).replace(key, old, value));
    }

    void removeAll(Set<String> keys) {
        on(cache -> {
            cache.removeAll(keys);
            return null;
        });
    }

    /** Everything in the cache; starts again from the first page when a node goes meanwhile. */
    Map<String, byte[]> scan() {
        return on(cache -> {
            Map<String, byte[]> found = new HashMap<>();
            try (QueryCursor<Cache.Entry<String, byte[]>> cursor =
                    cache.query(new ScanQuery<String, byte[]>().setPageSize(SCAN_PAGE))) {
                cursor.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            }
            return found;
        });
    }

    /** Keys of everything in the cache. */
    List<String> keys() {
        return List.copyOf(scan().keySet());
    }

    private <T> T on(Function<ClientCache<String, byte[]>, T> operation) {
        try {
            return calls.call(client -> operation.apply(client.cache(name)));
        } catch (FaultToleranceException later) {
            throw new CacheUnavailableException("Ignite can't be reached now", later);
        }
    }
}
