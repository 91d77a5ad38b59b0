package dev.tak.ignite.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.ignite.spi.IgniteSpiAdapter;
import org.apache.ignite.spi.IgniteSpiConsistencyChecked;
import org.apache.ignite.spi.IgniteSpiMultipleInstancesSupport;
import org.apache.ignite.spi.metric.DoubleMetric;
import org.apache.ignite.spi.metric.IntMetric;
import org.apache.ignite.spi.metric.LongMetric;
import org.apache.ignite.spi.metric.Metric;
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

    /** The numbers of all kinds; none before Ignite is started. */
    public List<IgniteSample> samples() {
        return Arrays.stream(MetricKind.values()).flatMap(this::samples).toList();
    }

    private Stream<IgniteSample> samples(MetricKind kind) {
        return registries(kind.registry()).stream()
                .filter(registry -> registry.name().equals(kind.registry())
                        || registry.name().startsWith(kind.registry() + "."))
                .flatMap(registry -> StreamSupport.stream(registry.spliterator(), false)
                        .filter(metric -> !countsOneMessageType(metric))
                        .flatMap(metric -> sample(kind, registry.name(), metric).stream()));
    }

    /** There are some 400 of them, by the number of an internal class: {@code receivedMessagesByType.-23}. */
    private static boolean countsOneMessageType(Metric metric) {
        return metric.name().contains("MessagesByType.");
    }

    private static Optional<IgniteSample> sample(MetricKind kind, String registry, Metric metric) {
        OptionalDouble value = value(metric);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String subject = registry.equals(kind.registry())
                ? ""
                : registry.substring(kind.registry().length() + 1);
        String name = metric.name().substring(registry.length() + 1);
        return Optional.of(new IgniteSample(kind, subject, name, value.getAsDouble()));
    }

    private static OptionalDouble value(Metric metric) {
        return switch (metric) {
            case IntMetric number -> OptionalDouble.of(number.value());
            case LongMetric number -> OptionalDouble.of(number.value());
            case DoubleMetric number -> OptionalDouble.of(number.value());
            default -> OptionalDouble.empty();
        };
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
