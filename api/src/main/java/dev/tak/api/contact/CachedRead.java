package dev.tak.api.contact;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.cache.CacheException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that is read from shared state at most once in a time, by whoever asks first; others who ask meanwhile wait
 * for the same answer. A failure is told to those who wait for it and not kept.
 */
final class CachedRead<T> {

    private enum Key {
        ALL
    }

    private final AsyncLoadingCache<Key, T> cache;

    CachedRead(Duration kept, Supplier<T> read) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(Key.values().length)
                .expireAfterWrite(kept)
                .executor(Thread::startVirtualThread)
                .buildAsync(all -> read.get());
    }

    /**
     * Blocks: for virtual threads only.
     *
     * @throws CacheException when Ignite can't tell
     */
    T get() {
        try {
            return cache.get(Key.ALL).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof CacheException reason) {
                throw reason;
            }
            throw failure;
        }
    }
}
