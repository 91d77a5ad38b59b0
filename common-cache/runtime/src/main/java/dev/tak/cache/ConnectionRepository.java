package dev.tak.cache;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.model.CacheName;
import dev.tak.cache.model.ConnectionRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The devices' connections, wherever their sockets are. Each row has one writer: the pod that holds the socket. */
@ApplicationScoped
public class ConnectionRepository {

    private static final Logger LOG = Logger.getLogger(ConnectionRepository.class);

    private final ByteCache cache;

    ConnectionRepository(IgniteCalls calls) {
        this.cache = new ByteCache(calls, CacheName.CONNECTIONS);
    }

    /** @throws CacheException when Ignite can't take them */
    public void putAll(Collection<ConnectionRecord> connections) {
        // Sorted: bulk writes in different orders could block one another.
        TreeMap<String, byte[]> records = new TreeMap<>();
        connections.forEach(connection -> records.put(connection.getConnectionId(), connection.toByteArray()));
        cache.putAll(records);
    }

    /** @throws CacheException when Ignite can't remove them */
    public void removeAll(Set<String> connectionIds) {
        cache.removeAll(connectionIds);
    }

    /** @throws CacheException when Ignite can't tell */
    public List<ConnectionRecord> all() {
        return cache.scan().values().stream()
                .map(ConnectionRepository::parse)
                .filter(connection -> !connection.getConnectionId().isEmpty())
                .toList();
    }

    private static ConnectionRecord parse(byte[] record) {
        try {
            return ConnectionRecord.parseFrom(record);
        } catch (InvalidProtocolBufferException damaged) {
            LOG.errorf("A connection record can't be read and is left out: %s", damaged.getMessage());
            return ConnectionRecord.getDefaultInstance();
        }
    }
}
