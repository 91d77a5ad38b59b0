package dev.tak.ignite.management;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds Prometheus' text format, version 0.0.4. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder(2_048);

    /** Begins a metric; its samples follow. */
    MetricsText gauge(String name, String help) {
        return begin(name, help, "gauge");
    }

    /** Begins a metric of which it is not known whether it only grows. */
    MetricsText untyped(String name, String help) {
        return begin(name, help, "untyped");
    }

    private MetricsText begin(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** Adds a sample; its labels are written in the order of their names. */
    MetricsText sample(String name, Map<String, String> labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(new TreeMap<>(labels)
                    .entrySet().stream()
                            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                            .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(value).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
