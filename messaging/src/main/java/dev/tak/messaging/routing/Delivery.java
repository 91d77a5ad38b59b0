package dev.tak.messaging.routing;

import dev.tak.messaging.connection.Connections;
import dev.tak.messaging.connection.DeviceConnection;
import jakarta.inject.Singleton;

/** Gives an event to the devices of this pod that may see it and that it is meant for, except the one it is from. */
@Singleton
public class Delivery {

    private final Connections connections;

    Delivery(Connections connections) {
        this.connections = connections;
    }

    /** Returns at once; may be called from any thread, for one sender's events from one at a time. */
    public void toOwnDevices(LiveEvent event) {
        for (DeviceConnection connection : connections.all()) {
            if (!connection.id().equals(event.connectionId()) && connection.wants(event)) {
                connection.deliver(event);
            }
        }
    }
}
