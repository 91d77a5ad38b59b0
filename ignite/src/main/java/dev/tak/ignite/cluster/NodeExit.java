package dev.tak.ignite.cluster;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How a node that can't go on ends its process, for whoever runs it to start it again. */
@FunctionalInterface
public interface NodeExit {
    /** Exit code of a process that ended itself so. */
    int CODE = 1;

    /**
     * Ends the process at once.
     *
     * @param reason what went wrong, for the log
     * @param thrown its cause; may be null
     */
    void exit(String reason, Throwable thrown);

    /** Writes the reason to the log and halts the JVM: no hook runs, since Ignite's own stop may hang on what is broken. */
    static NodeExit halting() {
        return (reason, thrown) -> {
            Logger.getLogger(NodeExit.class.getName()).log(Level.SEVERE, reason + "; the process exits", thrown);
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.flush();
            }
            Runtime.getRuntime().halt(CODE);
        };
    }
}
