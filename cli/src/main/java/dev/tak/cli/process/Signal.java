package dev.tak.cli.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A signal to a process, see signal(7). */
public enum Signal {
    TERM,
    KILL,
    STOP,
    CONT,
    USR2;

    private static final long DEADLINE_SECONDS = 5;

    /**
     * Sends the signal. That the process has ended meanwhile is no error.
     *
     * @throws IOException if the {@code kill} command can't be run
     */
    public void send(long pid) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!kill.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("kill -" + name() + " " + pid + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending " + name() + " to " + pid, e);
        }
    }
}
