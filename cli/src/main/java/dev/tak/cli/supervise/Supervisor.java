package dev.tak.cli.supervise;

import dev.tak.cli.balance.Balancer;
import dev.tak.cli.house.Entrance;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.process.HttpProbe;
import dev.tak.cli.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps all parts of a layout running and passes connections to those that are ready. Callable from any thread. */
public final class Supervisor implements AutoCloseable {
    private final Layout layout;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("supervisor").daemon().factory());
    private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
    private final List<Balancer> balancers = new ArrayList<>();

    public Supervisor(Layout layout, PartStarter starter, Pace pace) {
        this.layout = layout;
        HttpProbe probe = new HttpProbe(pace.check());
        for (Part part : layout.parts()) {
            parts.put(part.name(), new SupervisedPart(part, starter, probe, pace, scheduler));
        }
    }

    /**
     * Opens the entrances and starts all parts.
     *
     * @throws IOException if an entrance's port is taken
     */
    public void start() throws IOException {
        for (Entrance entrance : layout.entrances()) {
            balancers.add(Balancer.open(entrance, layout.of(entrance.kind()), part -> parts.get(part.name())
                    .ready()));
        }
        forEach(layout.parts(), SupervisedPart::start);
    }

    /** The parts of these names. */
    public List<Part> named(List<String> names) {
        return names.stream().map(layout::part).toList();
    }

    /** All parts of a kind. */
    public List<Part> of(PartKind kind) {
        return layout.of(kind);
    }

    public void start(List<Part> which) {
        forEach(which, SupervisedPart::start);
    }

    public void signal(List<Part> which, Signal signal) {
        forEach(which, part -> part.signal(signal));
    }

    /**
     * Ends parts and holds them down: SIGTERM, then SIGKILL.
     *
     * @param grace time between the two
     * @return completes when all of them have ended
     */
    public CompletableFuture<Void> stop(List<Part> which, Duration grace) {
        return stop(which, part -> Ending.within(grace));
    }

    /** As {@link #stop(List, Duration)}, but each as it suits its kind, see {@link Ending#gentle}. */
    public CompletableFuture<Void> stopGently(List<Part> which) {
        return stop(which, this::gentle);
    }

    private CompletableFuture<Void> stop(List<Part> which, Function<Part, Ending> ending) {
        return CompletableFuture.allOf(
                onScheduler(which, part -> part.stop(ending.apply(part.part()))).toArray(CompletableFuture[]::new));
    }

    /**
     * Ends a part's process, as it suits its kind, and starts the next one.
     *
     * @return completes when the next one is started
     * @throws IllegalStateException if the part is held down
     */
    public CompletableFuture<Void> restart(Part part) {
        return onScheduler(part, supervised -> supervised.restart(gentle(part)));
    }

    /**
     * Ends a part and leaves its ports to somebody else; new connections go there while it is ready.
     *
     * @return completes when the ports are free
     */
    public CompletableFuture<Void> lend(Part part) {
        return onScheduler(part, supervised -> supervised.lend(gentle(part)));
    }

    /** Starts a part that was lent, unless it was stopped meanwhile. */
    public void giveBack(Part part) {
        forEach(List.of(part), SupervisedPart::giveBack);
    }

    private Ending gentle(Part part) {
        return Ending.gentle(part, of(part.kind()));
    }

    /** What is known of one part. */
    public PartStatus status(Part part) {
        return onScheduler(part, SupervisedPart::status);
    }

    public SystemStatus status() {
        return new SystemStatus(
                ProcessHandle.current().pid(),
                onScheduler(layout.parts(), SupervisedPart::status),
                balancers.stream().map(Supervisor::status).toList());
    }

    private static EntranceStatus status(Balancer balancer) {
        return new EntranceStatus(
                balancer.entrance().name(),
                balancer.entrance().address(),
                balancer.ready(),
                balancer.connections(),
                balancer.refused());
    }

    private void forEach(List<Part> which, Consumer<SupervisedPart> action) {
        onScheduler(which, part -> {
            action.accept(part);
            return part;
        });
    }

    private <T> T onScheduler(Part part, Function<SupervisedPart, T> action) {
        return onScheduler(List.of(part), action).getFirst();
    }

    private <T> List<T> onScheduler(List<Part> which, Function<SupervisedPart, T> action) {
        return CompletableFuture.supplyAsync(
                        () -> which.stream()
                                .map(part -> action.apply(parts.get(part.name())))
                                .toList(),
                        scheduler)
                .join();
    }

    /** Closes the entrances and ends whatever still runs, without grace. */
    @Override
    public void close() {
        balancers.forEach(Balancer::close);
        stop(layout.parts(), Duration.ZERO).join();
        scheduler.shutdownNow();
    }
}
