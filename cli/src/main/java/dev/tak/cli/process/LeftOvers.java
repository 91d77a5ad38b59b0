package dev.tak.cli.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what a supervisor that was itself killed has left behind. */
public final class LeftOvers {
    /** The name that the supervisor is saved under. */
    public static final String SUPERVISOR = "supervisor";

    private final SavedProcesses saved;
    private final Duration grace;

    /** @param grace time between SIGTERM and SIGKILL */
    public LeftOvers(SavedProcesses saved, Duration grace) {
        this.saved = saved;
        this.grace = grace;
    }

    /**
     * Ends the supervisor at once, so that it starts nothing again, then all parts.
     *
     * @return their names
     * @throws IOException if one does not end
     */
    public List<String> end() throws IOException {
        Map<String, ProcessHandle> running = saved.running();
        List<String> names = List.copyOf(running.keySet());
        ProcessHandle supervisor = running.remove(SUPERVISOR);
        if (supervisor != null) {
            supervisor.destroyForcibly();
            await(List.of(supervisor), grace);
            running = saved.running();
        }
        Collection<ProcessHandle> parts = running.values();
        parts.forEach(ProcessHandle::destroy);
        if (!await(parts, grace)) {
            parts.forEach(ProcessHandle::destroyForcibly);
            if (!await(parts, grace)) {
                throw new IOException("These processes do not end after SIGKILL: " + alive(parts));
            }
        }
        for (String name : names) {
            saved.forget(name);
        }
        return names;
    }

    private static boolean await(Collection<ProcessHandle> processes, Duration deadline) throws IOException {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for processes to end", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static List<Long> alive(Collection<ProcessHandle> processes) {
        List<Long> pids = new ArrayList<>();
        processes.stream().filter(ProcessHandle::isAlive).forEach(process -> pids.add(process.pid()));
        return pids;
    }
}
