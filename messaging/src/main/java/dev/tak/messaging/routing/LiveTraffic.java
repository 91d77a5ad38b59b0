package dev.tak.messaging.routing;

import dev.tak.messaging.position.LatestPositions;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.NatsMessage;
import dev.tak.nats.Subjects;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

    LiveTraffic(NatsConnection nats, Delivery delivery, LatestPositions latest) {
        this.nats = nats;
        this.delivery = delivery;
        this.latest = latest;
    }

    void start(@Observes StartupEvent started) {
        nats.subscribe(Subjects.LIVE, this::arrived);
    }

    /** At most once; returns at once. */
    void publish(LiveEvent event) {
        nats.publish(Subjects.live(new TreeSet<>(event.groups()), event.uid()), LiveHeaders.of(event), event.xml());
    }

    private void arrived(NatsMessage message) {
        LiveEvent event;
        try {
            event = LiveHeaders.event(message);
        } catch (IllegalArgumentException foreign) {
            LOG.warnf("Message on %s left out: %s", message.subject(), foreign.getMessage());
            return;
        }
        if (event.position() && !event.addressed()) {
            latest.heard(event);
        }
        delivery.toOwnDevices(event);
    }
}
