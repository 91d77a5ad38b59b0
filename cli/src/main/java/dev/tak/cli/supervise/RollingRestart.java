package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Restarts the parts of a kind one after the other, each only while all others are ready. An Ignite node is not ready
 * before it holds its copies of the data again.
 */
public final class RollingRestart {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Supervisor supervisor;
    private final Consumer<String> progress;
    private final ReadyWait readyWait;

    /** @param progress gets a line at each step */
    public RollingRestart(Supervisor supervisor, Consumer<String> progress) {
        this(supervisor, progress, LONGEST);
    }

    /** @param longest how long a part may take to get ready */
    RollingRestart(Supervisor supervisor, Consumer<String> progress, Duration longest) {
        this.supervisor = supervisor;
        this.progress = progress;
        this.readyWait = new ReadyWait(supervisor, longest);
    }

    /**
     * Skips what is held down, and ends at the first part that does not come back.
     *
     * @throws IllegalStateException if not all were restarted; the message says which part is to blame
     */
    public void run(PartKind kind) {
        Map<Boolean, List<Part>> byHeldDown =
                supervisor.of(kind).stream().collect(Collectors.partitioningBy(this::heldDown));
        List<Part> heldDown = byHeldDown.get(true);
        List<Part> running = byHeldDown.get(false);
        requireEnough(kind, running, heldDown);
        heldDown.forEach(part -> progress.accept(part.name() + " is held down: skipped"));
        long started = System.nanoTime();
        Deque<Part> untouched = new ArrayDeque<>(running);
        while (!untouched.isEmpty()) {
            running.forEach(part -> requireStillReady(part, untouched));
            Part next = untouched.removeFirst();
            restart(next, untouched);
        }
        progress.accept("Restarted one after the other: " + names(running) + ", " + secondsSince(started));
    }

    private boolean heldDown(Part part) {
        return supervisor.status(part).state().heldDown();
    }

    private static void requireEnough(PartKind kind, List<Part> running, List<Part> heldDown) {
        if (running.isEmpty()) {
            throw new IllegalStateException("Held down: " + names(heldDown) + ". There is nothing to restart.");
        }
        int majority = (running.size() + heldDown.size()) / 2 + 1;
        if (kind.needsMajority() && !heldDown.isEmpty() && running.size() - 1 < majority) {
            throw new IllegalStateException("Held down: " + names(heldDown) + ". While one more restarts, "
                    + kind.label() + " has no majority. Start what is held down first.");
        }
    }

    private void restart(Part part, Collection<Part> untouched) {
        long started = System.nanoTime();
        progress.accept(part.name() + " ends");
        supervisor.restart(part).join();
        progress.accept(part.name() + " has ended and starts again, " + secondsSince(started));
        require(part, "did not come back", untouched);
        progress.accept(part.name() + " is ready, " + secondsSince(started));
    }

    private void requireStillReady(Part part, Collection<Part> untouched) {
        if (supervisor.status(part).state() != PartState.READY) {
            progress.accept("Waiting until " + part.name() + " is ready");
        }
        require(part, "is not ready", untouched);
    }

    private void require(Part part, String problem, Collection<Part> untouched) {
        readyWait.await(part).ifPresent(why -> {
            String rest = untouched.isEmpty() ? "" : " Not restarted: " + names(untouched) + ".";
            throw new IllegalStateException(
                    part.name() + " " + problem + ": " + why + ". See ./tak logs " + part.name() + "." + rest);
        });
    }

    private static String names(Collection<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    private static String secondsSince(long started) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - started) / 1e9);
    }
}
