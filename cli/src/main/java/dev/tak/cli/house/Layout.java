package dev.tak.cli.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Which parts there are and where each listens.
 *
 * @param root the checkout, whose built artefacts are started
 * @param home the directory of everything that belongs to this system
 * @param data the directory of what the parts keep
 */
public record Layout(Path root, Home home, Path data, List<Part> parts, List<Entrance> entrances) {
    /**
     * The greatest offset with which every port still is below those that the kernel gives to outgoing connections, see
     * {@link PortAllocator}.
     */
    public static final int GREATEST_OFFSET = 14_000;

    private static final String LOOPBACK = "127.0.0.1";

    public Layout {
        parts = List.copyOf(parts);
        entrances = List.copyOf(entrances);
    }

    /** As {@link #of}, of the size that may lose any one part. */
    public static Layout whole(Path root, Home home, int portOffset, Map<String, String> hosts) {
        return of(Size.WHOLE, root, home, portOffset, hosts);
    }

    /**
     * A system of all kinds of parts.
     *
     * @param portOffset added to every port
     * @param hosts address of a part (key: its name) that does not listen on loopback
     */
    public static Layout of(Size size, Path root, Home home, int portOffset, Map<String, String> hosts) {
        List<Part> parts = new ArrayList<>();
        for (PartKind kind : PartKind.values()) {
            for (int index = 0; index < size.replicas(kind); index++) {
                Map<PortRole, Integer> ports = new EnumMap<>(PortRole.class);
                int shift = portOffset + index;
                kind.firstPorts().forEach((role, port) -> ports.put(role, port + shift));
                String host = hosts.getOrDefault(kind.label() + "-" + index, LOOPBACK);
                parts.add(new Part(kind, index, host, ports));
            }
        }
        List<Entrance> entrances = List.of(
                new Entrance("cot", LOOPBACK, 8089 + portOffset, PartKind.MESSAGING, PortRole.COT),
                new Entrance("https", LOOPBACK, 8443 + portOffset, PartKind.API, PortRole.HTTPS));
        Layout layout = new Layout(root, home, size.data(home), parts, entrances);
        hosts.keySet().forEach(layout::part);
        return layout;
    }

    /** Ignite nodes and NATS servers only, each port taken from the supplier. */
    public static Layout infrastructure(Path root, Home home, int ignites, int natses, IntSupplier freePort) {
        List<Part> parts = new ArrayList<>();
        Map.of(PartKind.IGNITE, ignites, PartKind.NATS, natses).forEach((kind, replicas) -> {
            for (int index = 0; index < replicas; index++) {
                Map<PortRole, Integer> ports = new EnumMap<>(PortRole.class);
                kind.firstPorts().keySet().forEach(role -> ports.put(role, freePort.getAsInt()));
                parts.add(new Part(kind, index, LOOPBACK, ports));
            }
        });
        return new Layout(root, home, home.data(), parts, List.of());
    }

    /** What the part keeps, its working directory. */
    public Path data(Part part) {
        return data.resolve(part.name());
    }

    /** All parts of a kind, by index. */
    public List<Part> of(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    /** {@code host:port} of all parts of a kind, by index. */
    public List<String> addresses(PartKind kind, PortRole role) {
        return of(kind).stream().map(part -> part.address(role)).toList();
    }

    /** @throws UnknownPartException if no part has this name */
    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownPartException(name, names()));
    }

    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }
}
