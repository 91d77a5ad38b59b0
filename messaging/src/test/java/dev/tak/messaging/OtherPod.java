package dev.tak.messaging;

import dev.tak.cache.model.Binding;
import dev.tak.cache.model.PresenceChange;
import dev.tak.cache.model.PresenceRoster;
import dev.tak.cache.model.PresentDevice;
import dev.tak.nats.NatsSettings;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Another messaging pod, as far as NATS can tell: it beats, and says what a test has it say. */
final class OtherPod implements AutoCloseable {

    private final String incarnation = UUID.randomUUID().toString();
    private final Connection nats;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private volatile long sequence;

    OtherPod(NatsSettings settings) throws IOException, InterruptedException {
        nats = Nats.connect(Options.builder()
                .servers(settings.servers().toArray(String[]::new))
                .userInfo(
                        settings.user().toCharArray(),
                        settings.password().orElseThrow().toCharArray())
                .build());
        heart.scheduleAtFixedRate(() -> beat(false), 0, 1, TimeUnit.SECONDS);
    }

    String incarnation() {
        return incarnation;
    }

    PresentDevice device(String user, String uid, long number) {
        return PresentDevice.newBuilder()
                .setUser(user)
                .setUid(uid)
                .setBinding(Binding.newBuilder().setConnectionId("elsewhere").setNumber(number))
                .addInGroups("Blue")
                .setType("a-f-G-U-C")
                .setCallsign(uid)
                .build();
    }

    void here(PresentDevice device) {
        publish(PresenceChange.newBuilder().setHere(device));
    }

    void left(PresentDevice device) {
        publish(PresenceChange.newBuilder().setLeft(device));
    }

    void roster(List<PresentDevice> devices) {
        byte[] body = PresenceRoster.newBuilder()
                .setIncarnation(incarnation)
                .setSequence(sequence)
                .setRoster(System.nanoTime())
                .setParts(1)
                .addAllDevices(devices)
                .build()
                .toByteArray();
        nats.publish("presence.roster", body);
    }

    /** @param again whether the event is marked as one that is said again */
    void live(String uid, String xml, long receivedAt, boolean again) {
        live("elsewhere", uid, xml, receivedAt, again);
    }

    /** @param connection that it came in on */
    void live(String connection, String uid, String xml, long receivedAt, boolean again) {
        Headers headers = new Headers()
                .add("Tak-Uid", uid)
                .add("Tak-Type", "a-f-G-U-C")
                .add("Tak-User", "ben")
                .add("Tak-Connection", connection)
                .add("Tak-Group", "Blue")
                .add("Tak-Received-At", Long.toString(receivedAt))
                .add("Tak-Stale-At", Long.toString(receivedAt + 60_000));
        if (again) {
            headers.add("Tak-Again", "true");
        }
        nats.publish("cot.live.x.y", headers, xml.getBytes());
    }

    /** Asks the others to say again what they have said. @return uids of what is said again, as it comes */
    Set<String> askAgain() {
        Set<String> uids = ConcurrentHashMap.newKeySet();
        nats.createDispatcher(message -> {
                    if (message.getHeaders().containsKey("Tak-Again")) {
                        uids.add(message.getHeaders().getFirst("Tak-Uid"));
                    }
                })
                .subscribe("cot.live.>");
        nats.publish("live.ask", new byte[0]);
        return uids;
    }

    /** No heartbeat any more, as of a process that was killed. */
    void die() {
        heart.shutdownNow();
    }

    private void publish(PresenceChange.Builder change) {
        sequence++;
        nats.publish(
                "presence.change",
                change.setIncarnation(incarnation).setSequence(sequence).build().toByteArray());
    }

    private void beat(boolean leaving) {
        nats.publish(
                "pod.heartbeat",
                new Headers()
                        .add("Tak-Service", "messaging")
                        .add("Tak-Pod", "other")
                        .add("Tak-Incarnation", incarnation)
                        .add("Tak-Revision", "1")
                        .add("Tak-Sequence", Long.toString(sequence))
                        .add("Tak-Leaving", Boolean.toString(leaving)),
                new byte[0]);
    }

    @Override
    public void close() throws InterruptedException, TimeoutException {
        heart.shutdownNow();
        beat(true);
        nats.flush(java.time.Duration.ofSeconds(5));
        nats.close();
    }
}
