package dev.tak.ignite.cluster;

import dev.tak.cache.model.CacheName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.configuration.CacheConfiguration;
import org.apache.ignite.spi.metric.IntMetric;
import org.apache.ignite.spi.metric.ReadOnlyMetricRegistry;

/** The states of this node's partitions, by cache group. */
public final class Partitions {
    private static final String GROUPS = "cacheGroups.";

    private final IgniteMetrics metrics;

    public Partitions(IgniteMetrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Numbers of partitions of one cache group.
     *
     * @param owning those that this node has whole
     * @param moving those that it is still being sent
     */
    public record Count(int owning, int moving) {}

    /** The groups that are known on this node. Empty while the cluster is not active. */
    public Map<String, Count> byGroup() {
        Map<String, Count> counts = new TreeMap<>();
        for (ReadOnlyMetricRegistry registry : metrics.registries(GROUPS)) {
            OptionalInt owning = value(registry, "LocalNodeOwningPartitionsCount");
            OptionalInt moving = value(registry, "LocalNodeMovingPartitionsCount");
            if (owning.isPresent() && moving.isPresent()) {
                counts.put(registry.name().substring(GROUPS.length()), new Count(owning.getAsInt(), moving.getAsInt()));
            }
        }
        return counts;
    }

    /** Names of the groups that this node has not got whole, those not known yet included. */
    List<String> moving(Ignite ignite) {
        Map<String, Count> counts = byGroup();
        Stream<String> incomplete = counts.entrySet().stream()
                .filter(group -> group.getValue().moving() > 0)
                .map(Map.Entry::getKey);
        Stream<String> unknown = Arrays.stream(CacheName.values())
                .map(cache -> group(ignite, cache))
                .distinct()
                .filter(name -> !counts.containsKey(name));
        return Stream.concat(incomplete, unknown).toList();
    }

    /** Caches on disk keep the group that they were made with, which may be one of their own. */
    private static String group(Ignite ignite, CacheName cache) {
        IgniteCache<?, ?> known = ignite.cache(cache.cacheName());
        if (known == null) {
            return cache.groupName();
        }
        String group = known.getConfiguration(CacheConfiguration.class).getGroupName();
        return group == null ? cache.cacheName() : group;
    }

    private static OptionalInt value(ReadOnlyMetricRegistry registry, String name) {
        IntMetric metric = registry.findMetric(name);
        return metric == null ? OptionalInt.empty() : OptionalInt.of(metric.value());
    }
}
