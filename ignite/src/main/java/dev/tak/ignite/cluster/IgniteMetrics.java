package dev.tak.ignite.cluster;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.ignite.spi.IgniteSpiAdapter;
import org.apache.ignite.spi.IgniteSpiConsistencyChecked;
import org.apache.ignite.spi.IgniteSpiMultipleInstancesSupport;
import org.apache.ignite.spi.metric.MetricExporterSpi;
import org.apache.ignite.spi.metric.ReadOnlyMetricManager;
import org.apache.ignite.spi.metric.ReadOnlyMetricRegistry;
import org.jetbrains.annotations.Nullable;

/** Holds Ignite's metrics for whoever asks, instead of exporting them anywhere. */
@IgniteSpiMultipleInstancesSupport(true)
@IgniteSpiConsistencyChecked(optional = true)
public final class IgniteMetrics extends IgniteSpiAdapter implements MetricExporterSpi {
    private volatile ReadOnlyMetricManager manager;

    /** The registries whose name begins with a prefix; none before Ignite is started. */
    List<ReadOnlyMetricRegistry> registries(String prefix) {
        ReadOnlyMetricManager held = manager;
        return held == null
                ? List.of()
                : StreamSupport.stream(held.spliterator(), false)
                        .filter(registry -> registry.name().startsWith(prefix))
                        .toList();
    }

    @Override
    public void setMetricRegistry(ReadOnlyMetricManager registry) {
        manager = registry;
    }

    @Override
    public void setExportFilter(Predicate<ReadOnlyMetricRegistry> filter) {
        // Nothing is exported, so there is nothing to filter.
    }

    @Override
    public void spiStart(@Nullable String igniteInstanceName) {
        // Read on demand.
    }

    @Override
    public void spiStop() {
        manager = null;
    }
}
