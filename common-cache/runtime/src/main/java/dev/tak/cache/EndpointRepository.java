package dev.tak.cache;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.model.CacheName;
import dev.tak.cache.model.EndpointRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** When devices were last connected. A device that was away for 30 days is forgotten. */
@ApplicationScoped
public class EndpointRepository {

    private static final Logger LOG = Logger.getLogger(EndpointRepository.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final ByteCache cache;

    EndpointRepository(IgniteCalls calls) {
        this.cache = new ByteCache(calls, CacheName.ENDPOINTS);
    }

    /** @throws CacheException when Ignite can't take them */
    public void putAll(Collection<EndpointRecord> endpoints) {
        // Sorted: bulk writes in different orders could block one another.
        TreeMap<String, byte[]> records = new TreeMap<>();
        endpoints.forEach(endpoint ->
                records.put(new DeviceKey(endpoint.getUser(), endpoint.getUid()).text(), endpoint.toByteArray()));
        cache.putAll(records, KEPT);
    }

    /** @throws CacheException when Ignite can't tell */
    public List<EndpointRecord> all() {
        return cache.scan().values().stream()
                .map(EndpointRepository::parse)
                .filter(endpoint -> !endpoint.getUid().isEmpty())
                .toList();
    }

    private static EndpointRecord parse(byte[] record) {
        try {
            return EndpointRecord.parseFrom(record);
        } catch (InvalidProtocolBufferException damaged) {
            LOG.errorf("An endpoint record can't be read and is left out: %s", damaged.getMessage());
            return EndpointRecord.getDefaultInstance();
        }
    }
}
