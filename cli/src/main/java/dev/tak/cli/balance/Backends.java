package dev.tak.cli.balance;

import dev.tak.cli.house.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The parts behind an entrance. Connections go to the ready ones in turn, as in a Kubernetes Service. By fewest
 * connections all devices of a pod that dies would go to the one that has just come back, the slowest of all (measured:
 * 20 of 20).
 */
final class Backends {
    private final List<Part> parts;
    private final Predicate<Part> ready;
    private final AtomicInteger turn = new AtomicInteger();

    Backends(List<Part> parts, Predicate<Part> ready) {
        this.parts = parts;
        this.ready = ready;
    }

    /** Empty if none is ready but those that were tried. */
    Optional<Part> choose(Set<Part> tried) {
        List<Part> candidates =
                ready().stream().filter(part -> !tried.contains(part)).toList();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
    }

    List<Part> ready() {
        return parts.stream().filter(ready).toList();
    }
}
