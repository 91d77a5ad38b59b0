package dev.tak.api.contact;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.api.ApiSettings;
import dev.tak.cache.CacheException;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.model.ConnectionRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * All connections, read from shared state at most once in {@link ApiSettings.Contacts#cache()}, by whoever asks first;
 * others who ask meanwhile wait for the same answer. A failure is told to those who wait for it and not kept.
 */
@Singleton
class KnownConnections {

    private enum Key {
        ALL
    }

    private final AsyncLoadingCache<Key, List<ConnectionRecord>> cache;

    KnownConnections(ConnectionRepository repository, ApiSettings settings) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(Key.values().length)
                .expireAfterWrite(settings.contacts().cache())
                .executor(Thread::startVirtualThread)
                .buildAsync(all -> repository.all());
    }

    /**
     * Blocks: for virtual threads only.
     *
     * @throws CacheException when Ignite can't tell
     */
    List<ConnectionRecord> all() {
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
