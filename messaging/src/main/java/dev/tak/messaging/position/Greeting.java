package dev.tak.messaging.position;

import dev.tak.messaging.connection.DeviceConnection;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.connection.Principal;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows a newcomer where everybody is whom it may see. Which of its user's positions is its own is not known before it
 * reports one, and a device never gets its own events back: so the positions of its own user wait until then.
 */
@Singleton
public class Greeting {

    /** Longer than an event can take from the table of positions to the connections. */
    private static final long OVERLAP_MILLIS = Duration.ofSeconds(10).toMillis();

    private final LatestPositions latest;
    private final Directory directory;
    private final Vertx vertx;

    Greeting(LatestPositions latest, Directory directory, Vertx vertx) {
        this.latest = latest;
        this.directory = directory;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        directory.showing(this::gained);
    }

    /** Call after the connection has begun to receive live events. */
    public void greet(DeviceConnection connection) {
        Map<String, LiveEvent> others = latest.visibleTo(connection.principal().out());
        Map<String, LiveEvent> ofItsUser = new HashMap<>(others);
        String user = connection.principal().user();
        others.values().removeIf(position -> position.user().equals(user));
        ofItsUser.keySet().removeAll(others.keySet());
        connection.greet(others, ofItsUser);
        vertx.setTimer(OVERLAP_MILLIS, timer -> connection.greeted());
    }

    /** Where those are whom a device sees by its user's new groups and could not see before. */
    private Map<String, LiveEvent> gained(DeviceConnection connection, Principal now) {
        Principal before = connection.principal();
        Map<String, LiveEvent> gained = latest.visibleTo(now.out());
        gained.values()
                .removeIf(position ->
                        position.visibleTo(before.out()) || position.user().equals(before.user()));
        vertx.setTimer(OVERLAP_MILLIS, timer -> connection.greeted());
        return gained;
    }

    /** Call when the connection's uid has become known. */
    public void identified(DeviceConnection connection) {
        connection.takeWithheld().forEach((uid, position) -> {
            boolean superseded = latest.get(uid) != position;
            if (!superseded && !uid.equals(connection.identity().uid()) && connection.wants(position)) {
                connection.deliver(position);
            }
        });
    }
}
