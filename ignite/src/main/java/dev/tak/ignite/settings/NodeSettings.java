package dev.tak.ignite.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one Ignite node is told: each key is {@code ignite.node.<name>} as a system property and {@code IGNITE_NODE_<NAME>} in the
 * environment. Durations are written {@code 3s}, {@code 500ms}, {@code 2m} or as ISO-8601; sizes in bytes or {@code 64m}, {@code 1g}.
 */
@ConfigMapping(prefix = "ignite.node")
public interface NodeSettings {
    /** Name of this node, the same at each start: it is Ignite's consistent id. Ends with its ordinal, as a StatefulSet's pods do. */
    @WithDefault("ignite-0")
    String name();

    /** Address that all ports of this node listen on, and that others reach it by. In Kubernetes: the pod's address. */
    @WithDefault("127.0.0.1")
    String host();

    /** Port of Ignite's discovery. */
    @WithDefault("47500")
    int discoveryPort();

    /** Port of Ignite's communication between nodes. */
    @WithDefault("47100")
    int communicationPort();

    /** Port of thin clients. */
    @WithDefault("10800")
    int clientPort();

    /** Port of health, metrics, founding and deactivation. */
    @WithDefault("9000")
    int managementPort();

    /**
     * How many nodes the cluster is meant to have. The majority is counted from it: for founding, for activation, and for updates. All
     * nodes must have the same value, so changing it needs a stop of all of them.
     */
    @WithDefault("1")
    int replicas();

    /** Discovery addresses ({@code host:port}) of all nodes; a name may stand for several addresses. Needed with more than one replica. */
    Optional<List<Endpoint>> discoveryPeers();

    /** Management addresses ({@code host:port}) of all nodes; a name may stand for several addresses. Needed with more than one replica. */
    Optional<List<Endpoint>> foundingPeers();

    /** Directory of the data on disk. Created when it is missing. */
    @WithDefault("ignite-work")
    Path workDirectory();

    /** Backups of every cache, instead of each cache's own number. For trials: with 0, the loss of a node loses data. */
    OptionalInt backups();

    /** How long a node may be silent before the others expel it. Callers of a frozen node wait as long. */
    @WithDefault("3s")
    Duration failureDetectionTimeout();

    /** How long a joining node may see no node that founds or has joined, before it exits. */
    @WithDefault("10s")
    Duration joinTimeout();

    /** How long a majority waits for the missing replicas before it activates the cluster without them. */
    @WithDefault("30s")
    Duration activationWait();

    /** How long a node that had a majority stays up without one. */
    @WithDefault("1s")
    Duration majorityGrace();

    /** How long a started node waits for its first majority before it exits. */
    @WithDefault("60s")
    Duration foundingWait();

    /** How long a node that is told to stop waits until others have copies of all that it has. Then it leaves all the same. */
    @WithDefault("20s")
    Duration leaveTimeout();

    /** How long the vote for a founder is binding. */
    @WithDefault("10s")
    Duration voteDuration();

    /** How long a peer may take to answer a question about founding. */
    @WithDefault("500ms")
    Duration peerTimeout();

    /** Level of Ignite's own log, as {@link java.util.logging.Level} names it. INFO tells each step of a start and of an exchange. */
    @WithDefault("WARNING")
    String logLevel();

    /** Most memory for the caches that are also on disk. */
    @WithDefault("128m")
    ByteSize persistentRegionSize();

    /** Most memory for the caches that are in memory alone; a put beyond it fails. */
    @WithDefault("256m")
    ByteSize volatileRegionSize();

    /** Size of one file of the write-ahead log; four of them are kept ready. */
    @WithDefault("16m")
    ByteSize walSegmentSize();

    /** Most disk space for the archive of the write-ahead log. */
    @WithDefault("128m")
    ByteSize walArchiveSize();

    /** How long a thin client may be silent before its connection is closed; clients keep it open by heartbeats. */
    @WithDefault("60s")
    Duration clientIdleTimeout();

    /**
     * Threads that serve thin clients. A write holds one until every copy has it, so while a node is frozen they all
     * wait; with Ignite's default of 8 the reads wait behind them.
     */
    @WithDefault("64")
    int clientThreads();
}
