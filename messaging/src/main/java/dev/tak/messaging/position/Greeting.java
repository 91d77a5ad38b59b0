package dev.tak.messaging.position;

import dev.tak.messaging.connection.DeviceConnection;
import dev.tak.messaging.routing.LiveEvent;
import io.vertx.core.Vertx;
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
    private final Vertx vertx;

    Greeting(LatestPositions latest, Vertx vertx) {
        this.latest = latest;
        this.vertx = vertx;
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
