package dev.tak.tests.load;

import dev.tak.tests.load.RestLoad.Call;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What a span of a REST load was like. */
public record Latencies(int calls, List<Call> failed, List<Call> slowest, Duration p99, Duration worst) {

    private static final int SHOWN = 8;

    public static Latencies of(List<Call> calls) {
        List<Duration> sorted = calls.stream()
                .map(Call::latency)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<Call> failed =
                calls.stream().filter(call -> call.failure() != null).toList();
        List<Call> slowest = calls.stream()
                .sorted(Comparator.comparing(Call::latency).reversed())
                .limit(SHOWN)
                .toList();
        return new Latencies(calls.size(), failed, slowest, at(sorted, 0.99), at(sorted, 1));
    }

    private static Duration at(List<Duration> sorted, double quantile) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}
