package dev.tak.cli.house;

import static dev.tak.cli.house.PortRole.CLIENT;
import static dev.tak.cli.house.PortRole.COMMUNICATION;
import static dev.tak.cli.house.PortRole.COT;
import static dev.tak.cli.house.PortRole.DISCOVERY;
import static dev.tak.cli.house.PortRole.HTTPS;
import static dev.tak.cli.house.PortRole.MANAGEMENT;
import static dev.tak.cli.house.PortRole.MONITORING;
import static dev.tak.cli.house.PortRole.ROUTES;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A kind of part, in the order in which parts are listed. */
public enum PartKind {
    /** Ignite server node; it may stay frozen longer than the rest, because the others expel it by themselves. */
    IGNITE(3, 40, 600, Map.of(CLIENT, 10800, COMMUNICATION, 10810, DISCOVERY, 10820, MANAGEMENT, 9010)),
    /** NATS server. */
    NATS(3, 8, 60, Map.of(CLIENT, 4222, ROUTES, 6222, MONITORING, 8222)),
    /** Service of settings, users and certificates. */
    CONFIG(2, 8, 250, Map.of(MANAGEMENT, 9020)),
    /** Service of the devices' connections. */
    MESSAGING(3, 8, 350, Map.of(COT, 18089, MANAGEMENT, 9030)),
    /** Service of the Marti REST API. */
    API(2, 8, 300, Map.of(HTTPS, 18443, MANAGEMENT, 9040));

    private final int replicas;
    private final int livenessSeconds;
    private final int memoryMebibytes;
    private final Map<PortRole, Integer> ports;

    PartKind(int replicas, int livenessSeconds, int memoryMebibytes, Map<PortRole, Integer> ports) {
        this.replicas = replicas;
        this.livenessSeconds = livenessSeconds;
        this.memoryMebibytes = memoryMebibytes;
        this.ports = ports;
    }

    /** The word in part names, for example {@code ignite}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this label. */
    public static Optional<PartKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(PartKind::label).toList();
    }

    /** The kinds that are built here and run as Deployments. */
    public static List<PartKind> services() {
        return List.of(CONFIG, MESSAGING, API);
    }

    /** Whether the parts of this kind form a cluster that takes no writes without most of them. */
    public boolean needsMajority() {
        return this == IGNITE || this == NATS;
    }

    /** How many of this kind the whole system runs. */
    public int replicas() {
        return replicas;
    }

    /** Seconds without an answer to its liveness after which a part that was once ready is killed. */
    public int livenessSeconds() {
        return livenessSeconds;
    }

    /** Mebibytes of memory that one part of this kind needs under a light load. */
    public int memoryMebibytes() {
        return memoryMebibytes;
    }

    /** The ports of the part with index 0; the next part has the next numbers. */
    public Map<PortRole, Integer> firstPorts() {
        return ports;
    }

    PortRole healthRole() {
        return this == NATS ? MONITORING : MANAGEMENT;
    }

    String livenessPath() {
        return this == NATS ? "/healthz?js-enabled-only=true" : "/q/health/live";
    }

    String readinessPath() {
        return this == NATS ? "/healthz?js-server-only=true" : "/q/health/ready";
    }
}
