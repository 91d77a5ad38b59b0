package dev.tak.api.contact;

import dev.tak.api.ApiSettings;
import dev.tak.cache.CacheException;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.model.ConnectionRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** All connections, without those whose pod is gone for longer than its devices may take to come back. */
@Singleton
class KnownConnections {

    private final CachedRead<List<ConnectionRecord>> connections;
    private final GonePods gone;

    KnownConnections(ConnectionRepository repository, GonePods gone, ApiSettings settings) {
        this.connections = new CachedRead<>(settings.contacts().cache(), () -> read(repository));
        this.gone = gone;
    }

    private List<ConnectionRecord> read(ConnectionRepository repository) {
        List<ConnectionRecord> all = repository.all();
        gone.expect(all.stream().map(ConnectionRecord::getIncarnation).collect(Collectors.toSet()));
        return all;
    }

    /**
     * Blocks: for virtual threads only.
     *
     * @throws CacheException when Ignite can't tell
     */
    List<ConnectionRecord> all() {
        return connections.get().stream()
                .filter(connection -> !gone.forLong(connection.getIncarnation()))
                .toList();
    }
}
