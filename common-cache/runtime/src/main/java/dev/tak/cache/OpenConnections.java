package dev.tak.cache;

import jakarta.inject.Singleton;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ignite.client.events.ConnectionClosedEvent;
import org.apache.ignite.client.events.ConnectionDescription;
import org.apache.ignite.client.events.ConnectionEventListener;
import org.apache.ignite.client.events.HandshakeSuccessEvent;

/** The thin client's open connections, for metrics and health. One per node: bounded by the cluster's size. */
@Singleton
final class OpenConnections implements ConnectionEventListener {

    private final Map<SocketAddress, String> openByLocalAddress = new ConcurrentHashMap<>();

    @Override
    public void onHandshakeSuccess(HandshakeSuccessEvent event) {
        ConnectionDescription connection = event.connectionDescription();
        openByLocalAddress.put(connection.localAddress(), String.valueOf(connection.remoteAddress()));
    }

    @Override
    public void onConnectionClosed(ConnectionClosedEvent event) {
        openByLocalAddress.remove(event.connectionDescription().localAddress());
    }

    /** Remote addresses, as {@code host/ip:port}. */
    Collection<String> endpoints() {
        return List.copyOf(openByLocalAddress.values());
    }
}
