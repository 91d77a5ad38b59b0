package dev.tak.ignite.cluster;

import org.apache.ignite.Ignite;
import org.apache.ignite.failure.AbstractFailureHandler;
import org.apache.ignite.failure.FailureContext;

/** Ends the process when Ignite reports that the node can't go on: a dead system thread, a broken store, or segmentation. */
public final class ExitOnFailure extends AbstractFailureHandler {
    private final NodeExit exit;

    public ExitOnFailure(NodeExit exit) {
        this.exit = exit;
    }

    @Override
    protected boolean handle(Ignite ignite, FailureContext failure) {
        exit.exit("Ignite failed: " + failure.type(), failure.error());
        return true;
    }
}
