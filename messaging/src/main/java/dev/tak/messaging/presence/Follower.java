package dev.tak.messaging.presence;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.PresenceChange;
import dev.tak.cache.model.PresenceRoster;
import dev.tak.cache.model.PresentDevice;
import dev.tak.nats.Heartbeat;
import dev.tak.nats.LivePods;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.NatsMessage;
import dev.tak.nats.Subjects;
import dev.tak.nats.ThisPod;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hears what the other pods say of their devices, and asks when it has missed something. */
@Singleton
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final byte[] EVERYBODY = {};

    /** Several who ask at the same time get one answer. */
    private static final long GATHER_MILLIS = 100;

    private final NatsConnection nats;
    private final ThisPod pod;
    private final LivePods pods;
    private final Presence presence;
    private final Announcer announcer;
    private final Vertx vertx;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Long> behindAt = new ConcurrentHashMap<>();
    private final Map<String, Collected> collected = new ConcurrentHashMap<>();
    private final AtomicBoolean answering = new AtomicBoolean();

    /** The parts of a roster that have come so far. */
    private record Collected(long roster, Set<Integer> parts, Set<DeviceKey> devices) {}

    Follower(NatsConnection nats, ThisPod pod, LivePods pods, Presence presence, Announcer announcer, Vertx vertx) {
        this.nats = nats;
        this.pod = pod;
        this.pods = pods;
        this.presence = presence;
        this.announcer = announcer;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        nats.subscribe(Subjects.PRESENCE, this::arrived).onDropped(lost -> ask(EVERYBODY));
        nats.onConnected(() -> ask(EVERYBODY));
        nats.onReconnected(announcer::roster);
        pods.onHeard(this::compare);
        pods.onGone(this::forget);
    }

    private void arrived(NatsMessage message) {
        try {
            switch (message.subject()) {
                case Subjects.PRESENCE_CHANGE -> changed(PresenceChange.parseFrom(message.body()));
                case Subjects.PRESENCE_ROSTER -> collect(PresenceRoster.parseFrom(message.body()));
                case Subjects.PRESENCE_ASK -> answer(new String(message.body(), StandardCharsets.US_ASCII));
                default -> LOG.debugf("Nothing is known of %s", message.subject());
            }
        } catch (InvalidProtocolBufferException foreign) {
            LOG.warnf("Message on %s left out: %s", message.subject(), foreign.getMessage());
        }
    }

    private void changed(PresenceChange change) {
        String incarnation = change.getIncarnation();
        Long before = heard.put(incarnation, change.getSequence());
        if (before != null && change.getSequence() > before + 1) {
            ask(incarnation.getBytes(StandardCharsets.US_ASCII));
        }
        switch (change.getChangeCase()) {
            case HERE -> presence.heardOf(new Present(change.getHere(), incarnation));
            case LEFT -> presence.heardLeaving(new Present(change.getLeft(), incarnation));
            case CHANGE_NOT_SET -> LOG.warn("A change of presence says nothing");
        }
    }

    private void collect(PresenceRoster message) {
        String incarnation = message.getIncarnation();
        Collected parts = collected.compute(
                incarnation,
                (key, before) -> before != null && before.roster() == message.getRoster()
                        ? before
                        : new Collected(message.getRoster(), new HashSet<>(), new HashSet<>()));
        for (PresentDevice device : message.getDevicesList()) {
            Present present = new Present(device, incarnation);
            parts.devices().add(present.key());
            presence.heardOf(present);
        }
        parts.parts().add(message.getPart());
        if (parts.parts().size() == message.getParts()) {
            collected.remove(incarnation);
            heard.merge(incarnation, message.getSequence(), Math::max);
            presence.heardWholeRoster(incarnation, parts.devices());
        }
    }

    private void answer(String incarnation) {
        boolean meant = incarnation.isEmpty() || incarnation.equals(pod.incarnation());
        if (meant && answering.compareAndSet(false, true)) {
            vertx.setTimer(GATHER_MILLIS, timer -> {
                answering.set(false);
                announcer.roster();
            });
        }
    }

    /** Changes and heartbeats may overtake one another: only who is behind at two heartbeats has missed something. */
    private void compare(Heartbeat heartbeat) {
        String incarnation = heartbeat.incarnation();
        if (heartbeat.sequence() <= heard.getOrDefault(incarnation, 0L)) {
            behindAt.remove(incarnation);
            return;
        }
        Long before = behindAt.put(incarnation, heartbeat.sequence());
        if (before != null && before > heard.getOrDefault(incarnation, 0L)) {
            ask(incarnation.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void forget(String incarnation) {
        heard.remove(incarnation);
        behindAt.remove(incarnation);
        collected.remove(incarnation);
    }

    private void ask(byte[] whom) {
        nats.publish(Subjects.PRESENCE_ASK, Map.of(), whom);
    }
}
