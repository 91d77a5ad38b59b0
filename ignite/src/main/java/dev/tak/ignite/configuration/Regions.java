package dev.tak.ignite.configuration;

import dev.tak.cache.model.CacheName.Storage;
import dev.tak.ignite.settings.NodeSettings;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.configuration.WALMode;

/** Memory and disk: two data regions of a size set on purpose (Ignite's default is a fifth of the machine), and a small write-ahead log. */
final class Regions {
    private static final long MIB = 1L << 20;
    private static final long INITIAL_SIZE = 16 * MIB;
    private static final long CHECKPOINT_BUFFER = 32 * MIB;
    private static final int WAL_SEGMENTS = 4;

    private Regions() {}

    /** Name of the region for a kind of storage. */
    static String of(Storage storage) {
        return switch (storage) {
            case PERSISTENT -> "persistent";
            case VOLATILE -> "volatile";
        };
    }

    static DataStorageConfiguration storage(NodeSettings settings) {
        return new DataStorageConfiguration()
                .setSystemDataRegionConfiguration(new SystemDataRegionConfiguration()
                        .setInitialSize(INITIAL_SIZE)
                        .setMaxSize(4 * INITIAL_SIZE))
                .setDefaultDataRegionConfiguration(
                        region(Storage.VOLATILE, settings.volatileRegionSize().bytes()))
                .setDataRegionConfigurations(region(
                                Storage.PERSISTENT,
                                settings.persistentRegionSize().bytes())
                        .setPersistenceEnabled(true)
                        .setCheckpointPageBufferSize(CHECKPOINT_BUFFER))
                .setWalMode(WALMode.LOG_ONLY)
                .setWalSegments(WAL_SEGMENTS)
                .setWalSegmentSize(Math.toIntExact(settings.walSegmentSize().bytes()))
                .setMaxWalArchiveSize(settings.walArchiveSize().bytes())
                .setWriteThrottlingEnabled(true);
    }

    private static DataRegionConfiguration region(Storage storage, long size) {
        return new DataRegionConfiguration()
                .setName(of(storage))
                .setInitialSize(Math.min(INITIAL_SIZE, size))
                .setMaxSize(size)
                .setMetricsEnabled(true);
    }
}
