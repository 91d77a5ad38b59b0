package dev.tak.cli.device;

import dev.tak.cot.Device;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A simulated TAK device: connects over TLS with a client certificate, pings, gives a silent connection up and comes
 * back, as a phone does. Hundreds of them share one {@link Vertx}. What it holds is bounded: an unfinished event of
 * 512 KiB, and 1 MiB that the server does not read.
 */
public final class SimulatedDevice {

    private final Vertx vertx;
    private final Device profile;
    private final CounterCells counters = new CounterCells();
    private final Connector connector;
    private Future<String> deployment;
    private Future<Void> stopped;

    /** Does not connect yet. */
    public SimulatedDevice(Vertx vertx, Device profile, DeviceSettings settings, DeviceListener listener) {
        this.vertx = vertx;
        this.profile = profile;
        this.connector = new Connector(this, settings, listener, counters);
    }

    /** Whom its events name. */
    public Device profile() {
        return profile;
    }

    /**
     * Begins to connect, once; the listener hears of the rest.
     *
     * @throws IllegalStateException if called again
     */
    public synchronized void start() {
        if (deployment != null) {
            throw new IllegalStateException("Device " + profile.uid() + " was started before; make a new one.");
        }
        deployment = vertx.deployVerticle(connector);
    }

    /**
     * Ends the connection in the regular way and makes no other.
     *
     * @return completes when the device is gone; also if it was never started or stopped before
     */
    public synchronized Future<Void> stop() {
        if (deployment == null) {
            return Future.succeededFuture();
        }
        if (stopped == null) {
            stopped = deployment.compose(vertx::undeploy);
        }
        return stopped;
    }

    /** Whether a connection stands, as far as the device knows. */
    public boolean connected() {
        return connector.session() != null;
    }

    /**
     * Sends an event, from any thread.
     *
     * @param event from {@code <event} to {@code </event>}; not to be changed afterwards
     * @return false if it was dropped: no connection, or 1 MiB waits for the server to read it. True promises nothing
     *     about its arrival: CoT has no acknowledgement
     */
    public boolean send(byte[] event) {
        Session session = connector.session();
        if (session == null) {
            counters.dropped.increment();
            return false;
        }
        return session.send(event);
    }

    public DeviceCounters counters() {
        return counters.snapshot();
    }
}
