package dev.tak.cache.model;

import java.util.Locale;

/** The Ignite caches: each kind of shared state has one. Keys are strings, values protobuf bytes. */
public enum CacheName {
    /** Settings documents by revision, and the hint where to start reading ({@link Settings}). */
    SETTINGS(Storage.PERSISTENT, 2),
    /** Connections by connection id ({@link ConnectionRecord}). */
    CONNECTIONS(Storage.VOLATILE, 2),
    /** Which connection a device has, by user and uid ({@link Binding}). */
    BINDINGS(Storage.PERSISTENT, 2),
    /** When devices were last connected, by user and uid ({@link EndpointRecord}). */
    ENDPOINTS(Storage.PERSISTENT, 2),
    /** Latest positions by uid ({@link PositionRecord}). */
    POSITIONS(Storage.VOLATILE, 1);

    /** Where a cache keeps its entries. */
    public enum Storage {
        /** On disk; survives the loss of all nodes. */
        PERSISTENT,
        /** In memory; survives the loss of as many nodes as there are backups. */
        VOLATILE
    }

    private final Storage storage;
    private final int backups;

    CacheName(Storage storage, int backups) {
        this.storage = storage;
        this.backups = backups;
    }

    /** Name of the cache in Ignite. */
    public String cacheName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Name of the cache group in Ignite. Caches that are kept alike share one set of partitions: each set costs time
     * when a node comes back, while which writes wait.
     */
    public String groupName() {
        return "%s-%d".formatted(storage.name().toLowerCase(Locale.ROOT), backups);
    }

    public Storage storage() {
        return storage;
    }

    /** Copies of each entry beside the primary one, on a cluster of three nodes or more. */
    public int backups() {
        return backups;
    }
}
