package dev.tak.cli.balance;

import dev.tak.cli.house.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The parts behind an entrance; the next connection goes to the ready one with the fewest. */
final class Backends {
    private final List<Part> parts;
    private final Predicate<Part> ready;
    private final Map<Part, AtomicInteger> connections;

    Backends(List<Part> parts, Predicate<Part> ready) {
        this.parts = parts;
        this.ready = ready;
        this.connections = new ConcurrentHashMap<>(
                parts.stream().collect(Collectors.toMap(part -> part, part -> new AtomicInteger())));
    }

    /** Empty if none is ready but those that were tried. */
    Optional<Part> choose(Set<Part> tried) {
        return ready().stream()
                .filter(part -> !tried.contains(part))
                .min(Comparator.comparingInt(part -> connections.get(part).get()));
    }

    List<Part> ready() {
        return parts.stream().filter(ready).toList();
    }

    void opened(Part part) {
        connections.get(part).incrementAndGet();
    }

    void closed(Part part) {
        connections.get(part).decrementAndGet();
    }
}
