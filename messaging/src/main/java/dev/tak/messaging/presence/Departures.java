package dev.tak.messaging.presence;

import dev.tak.cache.CacheException;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.PresentDevice;
import dev.tak.cot.ServerEvents;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.position.SharedPositions;
import dev.tak.messaging.routing.Delivery;
import dev.tak.messaging.routing.LiveEvent;
import dev.tak.nats.LivePods;
import dev.tak.nats.NatsConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells this pod's own devices of those that have left: at once when a pod says so, after the grace time when a whole
 * pod is gone, for its devices may come back on another one. Each pod does so for itself, so once per device and
 * incarnation everywhere.
 */
@Singleton
class Departures {

    private static final Logger LOG = Logger.getLogger(Departures.class);
    private static final Duration NOTICE_VALID = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Roster roster;
    private final Delivery delivery;
    private final SharedPositions positions;
    private final ConnectionRepository rows;
    private final Endpoints endpoints;
    private final LivePods pods;
    private final NatsConnection nats;
    private final Duration grace;
    private final Counter told;
    private volatile long reconnectedAt;

    Departures(
            Roster roster,
            Delivery delivery,
            SharedPositions positions,
            ConnectionRepository rows,
            Endpoints endpoints,
            LivePods pods,
            NatsConnection nats,
            MessagingSettings settings,
            MeterRegistry metrics) {
        this.roster = roster;
        this.delivery = delivery;
        this.positions = positions;
        this.rows = rows;
        this.endpoints = endpoints;
        this.pods = pods;
        this.nats = nats;
        this.grace = settings.presence().grace();
        this.told = Counter.builder("messaging.departures")
                .description("Devices that have left, of which this pod has told its own devices")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        reconnectedAt = System.nanoTime();
        nats.onReconnected(() -> reconnectedAt = System.nanoTime());
        pods.onGone(incarnation -> Thread.ofVirtual().name("grace").start(() -> afterGrace(incarnation)));
    }

    /** The device has left. Returns at once. */
    void tell(Present gone) {
        PresentDevice device = gone.device();
        positions.forget(device.getUid(), device.getUser());
        endpoints.left(gone);
        Instant now = Instant.now();
        String uid = UUID.randomUUID().toString();
        delivery.toOwnDevices(new LiveEvent(
                uid,
                "t-x-d-d",
                device.getUser(),
                gone.connectionId(),
                Set.copyOf(device.getInGroupsList()),
                Set.of(),
                Set.of(),
                now,
                now.plus(NOTICE_VALID),
                ServerEvents.disconnected(uid, device.getUid(), device.getType(), now)));
        told.increment();
    }

    private void afterGrace(String incarnation) {
        try {
            awaitGrace();
            if (pods.lives(incarnation)) {
                LOG.infof("A pod that was taken for gone is back (%s)", incarnation);
                return;
            }
            for (Present present : roster.of(incarnation)) {
                roster.left(present).ifPresent(this::tell);
            }
            removeRows(incarnation);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known is too old to judge by while this pod is cut off, and until others had time to tell it again. */
    private void awaitGrace() throws InterruptedException {
        Thread.sleep(grace);
        Duration since = Duration.ofNanos(System.nanoTime() - reconnectedAt);
        while (!nats.connected() || since.compareTo(grace) < 0) {
            Thread.sleep(nats.connected() ? grace.minus(since) : RETRY);
            since = Duration.ofNanos(System.nanoTime() - reconnectedAt);
        }
    }

    /** Several pods may do so at the same time. While Ignite is away there is nothing to remove, and nobody to ask. */
    private void removeRows(String incarnation) throws InterruptedException {
        while (!pods.lives(incarnation)) {
            try {
                Set<String> ids = rows.all().stream()
                        .filter(row -> row.getIncarnation().equals(incarnation))
                        .map(ConnectionRecord::getConnectionId)
                        .collect(Collectors.toCollection(HashSet::new));
                if (!ids.isEmpty()) {
                    rows.removeAll(ids);
                }
                LOG.debugf("%d connection rows of %s removed", ids.size(), incarnation);
                return;
            } catch (CacheException later) {
                LOG.debug("Rows of a pod that is gone can't be removed now", later);
                Thread.sleep(RETRY);
            }
        }
    }
}
