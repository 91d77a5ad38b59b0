package dev.tak.messaging.connection;

import dev.tak.messaging.MessagingSettings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of this pod. */
@Singleton
public class Connections {

    private final Map<String, DeviceConnection> byId = new ConcurrentHashMap<>();
    private final Map<String, Integer> countByUser = new ConcurrentHashMap<>();
    private final AtomicInteger places;
    private final int perUser;

    Connections(MessagingSettings settings) {
        this.places = new AtomicInteger(settings.limits().connections());
        this.perUser = settings.limits().connectionsPerUser();
    }

    /** Takes a place for a connection that is about to open; {@link #leave} gives it back. */
    public Optional<CloseReason> enter(String user) {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            return Optional.of(CloseReason.TOO_MANY_CONNECTIONS);
        }
        if (countByUser.merge(user, 1, Integer::sum) > perUser) {
            leave(user);
            return Optional.of(CloseReason.TOO_MANY_OF_USER);
        }
        return Optional.empty();
    }

    /** Gives back what {@link #enter} took. */
    public void leave(String user) {
        countByUser.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
        places.incrementAndGet();
    }

    public void add(DeviceConnection connection) {
        byId.put(connection.id(), connection);
    }

    public void remove(DeviceConnection connection) {
        byId.remove(connection.id());
    }

    /** Null when this pod holds no such connection. */
    public DeviceConnection get(String connectionId) {
        return byId.get(connectionId);
    }

    public Collection<DeviceConnection> all() {
        return byId.values();
    }

    public int size() {
        return byId.size();
    }
}
