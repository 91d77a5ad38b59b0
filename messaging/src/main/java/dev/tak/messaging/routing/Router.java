package dev.tak.messaging.routing;

import dev.tak.cot.ControlEvents;
import dev.tak.cot.CotEvent;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedEventException;
import dev.tak.messaging.connection.DeviceConnection;
import dev.tak.messaging.connection.DeviceIdentity;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.position.Greeting;
import dev.tak.messaging.position.LatestPositions;
import dev.tak.messaging.position.SharedPositions;
import dev.tak.messaging.presence.Presence;
import dev.tak.messaging.routing.Verdict.Drop;
import dev.tak.messaging.routing.Verdict.DropReason;
import dev.tak.messaging.routing.Verdict.Pass;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes what a device has sent to those who shall have it: on this pod at once, on the others over NATS. */
@Singleton
public class Router {

    private static final Logger LOG = Logger.getLogger(Router.class);

    private final Directory directory;
    private final Presence presence;
    private final Greeting greeting;
    private final LatestPositions latest;
    private final SharedPositions shared;
    private final Delivery delivery;
    private final LiveTraffic traffic;
    private final RoutingMetrics metrics;

    Router(
            Directory directory,
            Presence presence,
            Greeting greeting,
            LatestPositions latest,
            SharedPositions shared,
            Delivery delivery,
            LiveTraffic traffic,
            RoutingMetrics metrics) {
        this.directory = directory;
        this.presence = presence;
        this.greeting = greeting;
        this.latest = latest;
        this.shared = shared;
        this.delivery = delivery;
        this.traffic = traffic;
        this.metrics = metrics;
    }

    /** On the connection's event loop; returns at once. */
    public void received(DeviceConnection connection, byte[] xml, EventLimits limits) {
        try {
            CotEvent event = CotEvent.parse(xml, limits);
            metrics.received();
            if (ControlEvents.isPing(event.type())) {
                connection.pong();
            } else if (!ControlEvents.isControl(event.type())) {
                route(connection, event);
            }
        } catch (MalformedEventException malformed) {
            LOG.debugf("Event of user '%s' dropped: %s", connection.principal().user(), malformed.getMessage());
            metrics.dropped(DropReason.MALFORMED);
        }
    }

    private void route(DeviceConnection connection, CotEvent event) {
        DeviceIdentity before = connection.identity();
        DeviceIdentity.from(event).filter(connection::identify).ifPresent(changed -> {
            presence.identified(connection, before);
            greeting.identified(connection);
        });
        Verdict verdict =
                RoutingRules.judge(event, connection.principal(), connection.id(), directory.serverId(), Instant.now());
        switch (verdict) {
            case Pass pass -> spread(pass.event());
            case Drop drop -> metrics.dropped(drop.reason());
        }
    }

    private void spread(LiveEvent event) {
        if (event.position() && !event.addressed()) {
            latest.reported(event, delivery::toOwnDevices);
            shared.reported(event);
        } else {
            delivery.toOwnDevices(event);
        }
        traffic.publish(event);
    }
}
