package dev.tak.ignite.cluster;

/** What Ignite's own metrics that are told are about: copies and rebalance, operations, memory, clients, partition exchange. */
public enum MetricKind {
    GROUP("cacheGroups"),
    CACHE("cache"),
    REGION("io.dataregion"),
    CLIENT("client.connector"),
    EXCHANGE("pme"),
    COMMUNICATION("communication.tcp");

    private final String registry;

    MetricKind(String registry) {
        this.registry = registry;
    }

    /** Name of Ignite's registry of it, or what the names of the registries of several begin with. */
    String registry() {
        return registry;
    }
}
