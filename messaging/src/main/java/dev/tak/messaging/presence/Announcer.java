package dev.tak.messaging.presence;

import dev.tak.cache.model.PresenceChange;
import dev.tak.cache.model.PresenceRoster;
import dev.tak.cache.model.PresentDevice;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.Subjects;
import dev.tak.nats.ThisPod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Tells the other pods of the devices of this one. Changes are numbered and the heartbeat carries the last number, so
 * who has missed one notices, and asks for the whole roster.
 */
@Singleton
class Announcer {

    /** Of some 300 bytes each: well below what one message may have. */
    private static final int PART = 1_000;

    private final NatsConnection nats;
    private final ThisPod pod;
    private final Roster roster;
    private long sequence;
    private long rosters;

    Announcer(NatsConnection nats, ThisPod pod, Roster roster) {
        this.nats = nats;
        this.pod = pod;
        this.roster = roster;
    }

    synchronized void here(Present device) {
        publish(PresenceChange.newBuilder().setHere(device.device()));
    }

    synchronized void left(Present device) {
        publish(PresenceChange.newBuilder().setLeft(device.device()));
    }

    /** Publishes all devices of this pod. */
    synchronized void roster() {
        List<PresentDevice> devices =
                roster.of(pod.incarnation()).stream().map(Present::device).toList();
        int parts = Math.max(1, (devices.size() + PART - 1) / PART);
        rosters++;
        for (int part = 0; part < parts; part++) {
            PresenceRoster message = PresenceRoster.newBuilder()
                    .setIncarnation(pod.incarnation())
                    .setSequence(sequence)
                    .setRoster(rosters)
                    .setPart(part)
                    .setParts(parts)
                    .addAllDevices(devices.subList(part * PART, Math.min(devices.size(), (part + 1) * PART)))
                    .build();
            nats.publish(Subjects.PRESENCE_ROSTER, Map.of(), message.toByteArray());
        }
    }

    /** Number of the last change that was announced, as the heartbeat says it. */
    synchronized long sequence() {
        return sequence;
    }

    private void publish(PresenceChange.Builder change) {
        sequence++;
        byte[] message = change.setIncarnation(pod.incarnation())
                .setSequence(sequence)
                .build()
                .toByteArray();
        nats.publish(Subjects.PRESENCE_CHANGE, Map.of(), message);
    }
}
