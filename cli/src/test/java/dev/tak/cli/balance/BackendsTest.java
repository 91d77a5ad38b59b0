package dev.tak.cli.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private final List<Part> parts = IntStream.range(0, 3)
            .mapToObj(index -> new Part(PartKind.MESSAGING, index, "127.0.0.1", PartKind.MESSAGING.firstPorts()))
            .toList();
    private final Set<Part> ready = new HashSet<>(parts);
    private final Backends backends = new Backends(parts, ready::contains);

    @Test
    void connectionsGoToTheReadyOnesInTurn() {
        assertThat(next(6)).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void whoComesBackGetsNoMoreThanTheOthers() {
        ready.remove(parts.get(1));
        assertThat(next(20)).containsOnly(0, 2);

        ready.add(parts.get(1));

        assertThat(next(6)).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
    }

    @Test
    void whoWasTriedIsNotTriedAgain() {
        assertThat(backends.choose(Set.copyOf(parts.subList(0, 2)))).contains(parts.get(2));
        assertThat(backends.choose(Set.copyOf(parts))).isEmpty();
    }

    private List<Integer> next(int connections) {
        return Stream.generate(() -> backends.choose(Set.of()).orElseThrow().index())
                .limit(connections)
                .toList();
    }
}
