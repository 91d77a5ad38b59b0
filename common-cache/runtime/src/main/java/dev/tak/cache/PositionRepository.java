package dev.tak.cache;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.model.CacheName;
import dev.tak.cache.model.PositionRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The latest position of each uid, for newcomers on any pod. */
@ApplicationScoped
public class PositionRepository {

    private static final Logger LOG = Logger.getLogger(PositionRepository.class);
    private static final long SHORTEST_LIFE = Duration.ofSeconds(30).toMillis();
    private static final long LONGEST_LIFE = Duration.ofDays(7).toMillis();

    private final ByteCache cache;

    PositionRepository(IgniteCalls calls) {
        this.cache = new ByteCache(calls, CacheName.POSITIONS);
    }

    /**
     * Stores positions by uid; they go some time after they are stale, so readers check that themselves.
     *
     * @throws CacheException when Ignite can't take them
     */
    public void putAll(Map<String, PositionRecord> positions) {
        long now = System.currentTimeMillis();
        Map<Long, TreeMap<String, byte[]>> byLife = new HashMap<>();
        positions.forEach(
                (uid, position) -> byLife.computeIfAbsent(life(position.getStaleAt() - now), life -> new TreeMap<>())
                        .put(uid, position.toByteArray()));
        byLife.forEach((life, records) -> cache.putAll(records, Duration.ofMillis(life)));
    }

    /** Rounded up to a power of two of the shortest, so that one bulk write serves many positions. */
    private static long life(long untilStale) {
        long life = SHORTEST_LIFE;
        while (life < untilStale && life < LONGEST_LIFE) {
            life *= 2;
        }
        return life;
    }

    /** @throws CacheException when Ignite can't remove them */
    public void removeAll(Set<String> uids) {
        cache.removeAll(uids);
    }

    /** By uid. @throws CacheException when Ignite can't tell */
    public Map<String, PositionRecord> all() {
        Map<String, PositionRecord> positions = new HashMap<>();
        cache.scan().forEach((uid, record) -> {
            try {
                positions.put(uid, PositionRecord.parseFrom(record));
            } catch (InvalidProtocolBufferException damaged) {
                LOG.errorf("The position of '%s' can't be read and is left out: %s", uid, damaged.getMessage());
            }
        });
        return positions;
    }
}
