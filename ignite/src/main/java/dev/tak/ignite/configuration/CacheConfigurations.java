package dev.tak.ignite.configuration;

import dev.tak.cache.model.CacheName;
import dev.tak.ignite.settings.NodeSettings;
import java.util.Arrays;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches, one for each {@link CacheName}, defined by the node so that nobody creates one while the cluster changes. */
final class CacheConfigurations {
    /** Each costs time when a node comes back (measured: writes wait twice as long with 64), and the data is small. */
    private static final int PARTITIONS = 32;

    private CacheConfigurations() {}

    static CacheConfiguration<?, ?>[] of(NodeSettings settings) {
        return Arrays.stream(CacheName.values())
                .map(cache -> configuration(cache, settings))
                .toArray(CacheConfiguration<?, ?>[]::new);
    }

    private static CacheConfiguration<String, byte[]> configuration(CacheName cache, NodeSettings settings) {
        return new CacheConfiguration<String, byte[]>(cache.cacheName())
                .setGroupName(cache.groupName())
                .setCacheMode(CacheMode.PARTITIONED)
                .setAtomicityMode(CacheAtomicityMode.ATOMIC)
                .setBackups(settings.backups().orElse(Math.min(cache.backups(), settings.replicas() - 1)))
                .setWriteSynchronizationMode(CacheWriteSynchronizationMode.FULL_SYNC)
                .setPartitionLossPolicy(PartitionLossPolicy.READ_WRITE_SAFE)
                .setAffinity(new RendezvousAffinityFunction(false, PARTITIONS))
                .setDataRegionName(Regions.of(cache.storage()))
                .setTopologyValidator(new MajorityValidator(settings.replicas()))
                .setEagerTtl(true)
                .setStatisticsEnabled(true);
    }
}
