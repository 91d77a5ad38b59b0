package dev.tak.messaging.routing;

import dev.tak.messaging.position.LatestPositions;
import dev.tak.nats.Headers;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.NatsMessage;
import dev.tak.nats.Subjects;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Live events between the pods. Each is published once, whoever may see it, and every pod decides by the headers which
 * of its devices get it. Nothing is addressed to a pod.
 */
@Singleton
class LiveTraffic {

    private static final Logger LOG = Logger.getLogger(LiveTraffic.class);

    private final NatsConnection nats;
    private final Delivery delivery;
    private final LatestPositions latest;
    private final RecentEvents recent;
    private final SeenEvents seen;

    LiveTraffic(NatsConnection nats, Delivery delivery, LatestPositions latest, RecentEvents recent, SeenEvents seen) {
        this.nats = nats;
        this.delivery = delivery;
        this.latest = latest;
        this.recent = recent;
        this.seen = seen;
    }

    void start(@Observes StartupEvent started) {
        nats.subscribe(Subjects.LIVE, this::arrived);
    }

    /** At most once; returns at once. */
    void publish(LiveEvent event) {
        recent.said(event);
        publish(event, LiveHeaders.of(event));
    }

    /** Publishes an event of before, for those whom it has not reached. */
    void publishAgain(LiveEvent event) {
        Map<String, List<String>> headers = new HashMap<>(LiveHeaders.of(event));
        headers.put(Headers.AGAIN, List.of("true"));
        publish(event, headers);
    }

    private void publish(LiveEvent event, Map<String, List<String>> headers) {
        nats.publish(Subjects.live(new TreeSet<>(event.groups()), event.uid()), headers, event.xml());
    }

    private void arrived(NatsMessage message) {
        LiveEvent event;
        try {
            event = LiveHeaders.event(message);
        } catch (IllegalArgumentException foreign) {
            LOG.warnf("Message on %s left out: %s", message.subject(), foreign.getMessage());
            return;
        }
        boolean again = message.header(Headers.AGAIN).isPresent();
        if (seen.first(event) && !(again && overtaken(event))) {
            if (event.position() && !event.addressed()) {
                latest.heard(event, delivery::toOwnDevices);
            } else {
                delivery.toOwnDevices(event);
            }
        }
    }

    /** A position that is said again is worth nothing once a newer one is known. */
    private boolean overtaken(LiveEvent event) {
        LiveEvent known = event.position() ? latest.get(event.uid()) : null;
        return known != null && !event.receivedAt().isAfter(known.receivedAt());
    }
}
