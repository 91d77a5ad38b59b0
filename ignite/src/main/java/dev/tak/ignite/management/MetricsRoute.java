package dev.tak.ignite.management;

import dev.tak.ignite.cluster.IgniteMetrics;
import dev.tak.ignite.cluster.IgniteSample;
import dev.tak.ignite.cluster.MetricKind;
import dev.tak.ignite.cluster.Partitions;
import dev.tak.ignite.cluster.Readiness;
import dev.tak.ignite.cluster.RunningNode;
import dev.tak.ignite.founding.LocalPhase;
import dev.tak.ignite.founding.Phase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;

/** The node's metrics for Prometheus. */
public final class MetricsRoute {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final LocalPhase phase;
    private final RunningNode node;
    private final Supplier<Readiness> readiness;
    private final Partitions partitions;
    private final IgniteMetrics metrics;

    /**
     * @param phase this node's phase
     * @param node the Ignite node, once it is started
     * @param readiness whether it serves clients
     * @param partitions states of its partitions
     * @param metrics Ignite's own
     */
    public MetricsRoute(
            LocalPhase phase,
            RunningNode node,
            Supplier<Readiness> readiness,
            Partitions partitions,
            IgniteMetrics metrics) {
        this.phase = phase;
        this.node = node;
        this.readiness = readiness;
        this.partitions = partitions;
        this.metrics = metrics;
    }

    /** {@code GET /q/metrics}. */
    public Route route() {
        return new Route(
                "GET",
                "/q/metrics",
                exchange -> new Answer(200, CONTENT_TYPE, write().getBytes(StandardCharsets.UTF_8)));
    }

    private String write() {
        MetricsText text = new MetricsText();
        phases(text);
        node.ignite().ifPresent(ignite -> cluster(text, ignite));
        partitions(text);
        memory(text);
        ignitesOwn(text);
        return text.toString();
    }

    private void phases(MetricsText text) {
        text.gauge("ignite_node_phase", "1 for the phase that the node is in.");
        for (Phase each : Phase.values()) {
            text.sample("ignite_node_phase", Map.of("phase", each.name()), each == phase.get() ? 1 : 0);
        }
        text.gauge("ignite_node_ready", "1 when clients are served here.")
                .sample("ignite_node_ready", Map.of(), readiness.get().ready() ? 1 : 0);
    }

    private static void cluster(MetricsText text, Ignite ignite) {
        Collection<?> baseline = ignite.cluster().currentBaselineTopology();
        text.gauge("ignite_cluster_active", "1 when the cluster is active.")
                .sample(
                        "ignite_cluster_active",
                        Map.of(),
                        ignite.cluster().state().active() ? 1 : 0)
                .gauge("ignite_baseline_nodes", "Nodes in the baseline, absent ones included.")
                .sample("ignite_baseline_nodes", Map.of(), baseline == null ? 0 : baseline.size())
                .gauge("ignite_topology_servers", "Server nodes in the topology.")
                .sample(
                        "ignite_topology_servers",
                        Map.of(),
                        ignite.cluster().forServers().nodes().size());
    }

    private void partitions(MetricsText text) {
        text.gauge("ignite_cache_group_partitions", "Partitions of this node, by cache group and state.");
        partitions.byGroup().forEach((group, count) -> text.sample(
                        "ignite_cache_group_partitions", Map.of("group", group, "state", "owning"), count.owning())
                .sample("ignite_cache_group_partitions", Map.of("group", group, "state", "moving"), count.moving()));
    }

    private void ignitesOwn(MetricsText text) {
        Map<String, List<IgniteSample>> byMetric = metrics.samples().stream()
                .collect(Collectors.groupingBy(MetricsRoute::metric, TreeMap::new, Collectors.toList()));
        byMetric.forEach((name, samples) -> {
            text.untyped(name, "Ignite's " + samples.getFirst().name() + ".");
            samples.forEach(sample -> text.sample(name, subject(sample), sample.value()));
        });
    }

    private static String metric(IgniteSample sample) {
        String words = sample.name().replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return "ignite_" + label(sample.kind()) + "_" + words.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> subject(IgniteSample sample) {
        return sample.subject().isEmpty() ? Map.of() : Map.of(label(sample.kind()), sample.subject());
    }

    private static String label(MetricKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void memory(MetricsText text) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        text.gauge("jvm_memory_used_bytes", "Memory in use, by area.")
                .sample(
                        "jvm_memory_used_bytes",
                        Map.of("area", "heap"),
                        memory.getHeapMemoryUsage().getUsed())
                .sample(
                        "jvm_memory_used_bytes",
                        Map.of("area", "nonheap"),
                        memory.getNonHeapMemoryUsage().getUsed())
                .gauge("jvm_memory_max_bytes", "Most memory the heap may take.")
                .sample(
                        "jvm_memory_max_bytes",
                        Map.of("area", "heap"),
                        memory.getHeapMemoryUsage().getMax());
    }
}
