package dev.tak.ignite;

import dev.tak.ignite.cluster.NodeExit;
import dev.tak.ignite.settings.InvalidSettingsException;
import dev.tak.ignite.settings.NodeSettings;
import dev.tak.ignite.settings.NodeSettingsReader;
import java.io.IOException;
import java.security.Security;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the Ignite node of this process. Exit codes: 2 for settings that can't be used, 1 for a node that can't go on. */
public final class IgniteNode {
    private static final int BAD_SETTINGS = 2;

    // Held here, or the levels set on them would be collected with them.
    private static final Logger IGNITE_LOG = Logger.getLogger("org.apache.ignite");
    private static final Logger TOPOLOGY_LOG =
            Logger.getLogger("org.apache.ignite.internal.managers.discovery.GridDiscoveryManager");

    private IgniteNode() {}

    /** Takes no arguments: what the node is told comes from the environment ({@link NodeSettings}). */
    public static void main(String[] args) {
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        NodeSettings settings;
        try {
            settings = NodeSettingsReader.read();
        } catch (InvalidSettingsException e) {
            System.err.println("The Ignite node can't start: " + e.getMessage());
            System.exit(BAD_SETTINGS);
            return;
        }
        IGNITE_LOG.setLevel(Level.parse(settings.logLevel()));
        TOPOLOGY_LOG.setLevel(Level.INFO);
        NodeExit exit = NodeExit.halting();
        try {
            new NodeLife(settings, exit).start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            exit.exit("The Ignite node can't start", e);
        }
    }
}
