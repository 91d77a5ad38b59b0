package dev.tak.messaging.connection;

import dev.tak.cache.model.Binding;
import dev.tak.cot.ServerEvents;
import dev.tak.messaging.routing.LiveEvent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One device's connection. Events may be given to it from any thread; it writes them on its socket's event loop, as
 * fast as the device reads.
 */
public final class DeviceConnection {

    private static final byte[] PREFIX = ServerEvents.prefix();
    private static final long FLUSH_MILLIS = 1_000;
    private static final int BATCH_BYTES = 64 * 1024;

    private final String id = UUID.randomUUID().toString();
    private final Instant connectedAt = Instant.now();
    private final NetSocket socket;
    private final Context context;
    private final Outbox outbox;
    private final ConnectionMetrics metrics;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicReference<CloseReason> closed = new AtomicReference<>();
    private volatile Principal principal;
    private volatile DeviceIdentity identity = DeviceIdentity.UNKNOWN;
    private volatile Binding binding = Binding.getDefaultInstance();
    /** Positions that the device was greeted with, by uid, while the same ones may still be on their way to it. */
    private volatile Map<String, LiveEvent> greeting = Map.of();

    private final AtomicReference<Map<String, LiveEvent>> withheld = new AtomicReference<>(Map.of());
    /** Until the greeting is queued nothing is written, so that it can't overtake what is newer. */
    private volatile boolean open;

    private boolean pongDue;

    public DeviceConnection(
            NetSocket socket, Context context, Principal principal, int outboxBytes, ConnectionMetrics metrics) {
        this.socket = socket;
        this.context = context;
        this.principal = principal;
        this.outbox = new Outbox(outboxBytes);
        this.metrics = metrics;
        socket.setWriteQueueMaxSize(BATCH_BYTES);
    }

    public String id() {
        return id;
    }

    public Instant connectedAt() {
        return connectedAt;
    }

    public Principal principal() {
        return principal;
    }

    public DeviceIdentity identity() {
        return identity;
    }

    public String remoteAddress() {
        return String.valueOf(socket.remoteAddress());
    }

    /**
     * Takes up what the settings now say of the user, also for what waits to be written.
     *
     * @param nowVisible by uid, positions that it could not see before; they come once, also if they are on their way
     */
    public void regroup(Principal changed, Map<String, LiveEvent> nowVisible) {
        Map<String, LiveEvent> greetedWith = new HashMap<>(greeting);
        greetedWith.putAll(nowVisible);
        greeting = greetedWith;
        principal = changed;
        show(nowVisible);
    }

    /** The device's binding; the default instance until it has one. */
    public Binding binding() {
        return binding;
    }

    public void bind(Binding now) {
        binding = now;
    }

    /** @return whether this changes what was known of the device */
    public boolean identify(DeviceIdentity said) {
        boolean changed = !said.equals(identity);
        identity = said;
        return changed;
    }

    /** Whether the event is for this device, as far as groups and addressing go. */
    public boolean wants(LiveEvent event) {
        return event.visibleTo(principal.out()) && event.meantFor(identity.uid(), identity.callsign());
    }

    /** Queues an event for the device; closes the connection when it can't keep up with what it may not miss. */
    public void deliver(LiveEvent event) {
        if (greeting.get(event.uid()) != event) {
            enqueue(event);
        }
    }

    /**
     * Queues the positions that a newcomer is greeted with, once, and lets the connection write.
     *
     * @param later positions of its own user, which wait until its uid is known
     */
    public void greet(Map<String, LiveEvent> positions, Map<String, LiveEvent> later) {
        greeting = positions;
        withheld.set(later);
        show(positions);
        open = true;
        schedule();
    }

    /** What {@link #greet} has put back, once. */
    public Map<String, LiveEvent> takeWithheld() {
        return withheld.getAndSet(Map.of());
    }

    /** After a while no event of the greeting can be on its way any more. */
    public void greeted() {
        greeting = Map.of();
    }

    /** Answers a ping before all that waits; on the event loop. One answer waits for a device that reads nothing. */
    public void pong() {
        pongDue = true;
        drain();
    }

    /** Closes the connection after what was already written, once; the first reason counts. */
    public void close(CloseReason reason) {
        if (closed.compareAndSet(null, reason)) {
            context.runOnContext(ignored -> {
                socket.close();
                // A device that reads nothing never lets what was written end, and with it the close.
                context.owner().setTimer(FLUSH_MILLIS, timer -> ForcedClose.of(socket));
            });
        }
    }

    /** The socket has failed; what follows on the connection is its end. */
    public void failed(Throwable failure) {
        close(Unreachable.is(failure) ? CloseReason.UNREACHABLE : CloseReason.SOCKET_ERROR);
    }

    /** The kernel tells either a read or a write that it has given the device up. */
    private void writeFailed(Throwable failure) {
        if (Unreachable.is(failure)) {
            close(CloseReason.UNREACHABLE);
        }
    }

    /** The socket is gone. @return why */
    public CloseReason closed() {
        closed.compareAndSet(null, CloseReason.PEER);
        return closed.get();
    }

    private void enqueue(LiveEvent event) {
        if (closed.get() == null) {
            queued(outbox.offer(event));
        }
    }

    private void show(Map<String, LiveEvent> positions) {
        if (closed.get() == null) {
            outbox.show(positions);
            schedule();
        }
    }

    private void queued(Outbox.Offer outcome) {
        switch (outcome) {
            case QUEUED -> schedule();
            case COALESCED -> {
                metrics.coalesced();
                schedule();
            }
            case OVERFLOW -> close(CloseReason.TOO_SLOW);
        }
    }

    private void schedule() {
        if (open && scheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> drain());
        }
    }

    private void drain() {
        scheduled.set(false);
        while (closed.get() == null && !socket.writeQueueFull()) {
            Buffer batch = nextBatch();
            if (batch.length() == 0) {
                return;
            }
            socket.write(batch).onFailure(this::writeFailed);
        }
        if (closed.get() == null) {
            socket.drainHandler(ignored -> drain());
        }
    }

    private Buffer nextBatch() {
        Buffer batch = Buffer.buffer();
        int events = 0;
        if (pongDue) {
            pongDue = false;
            batch.appendBytes(ServerEvents.toStream(ServerEvents.pong(Instant.now())));
        }
        while (batch.length() < BATCH_BYTES) {
            LiveEvent event = outbox.poll();
            if (event == null) {
                break;
            }
            // It was visible when it was queued; the user may have lost the group since.
            if (event.visibleTo(principal.out())) {
                batch.appendBytes(PREFIX).appendBytes(event.xml());
                events++;
            }
        }
        metrics.delivered(events);
        return batch;
    }
}
