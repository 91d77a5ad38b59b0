package dev.tak.cli.device;

/**
 * What happens to a device. Called on the device's event loop, in order, one call at a time: must not block. An
 * exception of {@link #received} ends the connection, the others must not throw.
 */
public interface DeviceListener {

    /** The TLS connection stands, as far as the device can tell. Events can be sent from now on. */
    default void connected(SimulatedDevice device) {}

    /** An attempt to connect has failed; {@link #connected} was not called for it. */
    default void connectFailed(SimulatedDevice device, Disconnect cause) {}

    /** A connection that stood is gone. */
    default void disconnected(SimulatedDevice device, Disconnect cause) {}

    /**
     * An event has come; pongs are not handed on.
     *
     * @param event exactly the bytes from {@code <event} to {@code </event>}
     * @param receivedNanos {@link System#nanoTime()} when the chunk that completes it was received
     */
    default void received(SimulatedDevice device, byte[] event, long receivedNanos) {}
}
