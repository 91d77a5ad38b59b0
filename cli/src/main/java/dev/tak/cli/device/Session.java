package dev.tak.cli.device;

import dev.tak.cot.DeviceEvents;
import dev.tak.cot.EventCutter;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedStreamException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * One connection of a device, from its TLS handshake to its end. Lives on the device's event loop; only {@link #send}
 * may be called from elsewhere.
 */
final class Session {

    /** What the device makes of the connection. */
    interface Owner {
        void received(byte[] event, long nanos);

        /** Called once, whatever the reason. */
        void ended(Disconnect.Kind kind, String reason);
    }

    private static final Buffer DECLARATION =
            Buffer.buffer("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII));
    private static final int CHECKS_PER_SILENCE = 10;

    private final Vertx vertx;
    private final Context context;
    private final NetSocket socket;
    private final String uid;
    private final DeviceTimings timings;
    private final CounterCells counters;
    private final Owner owner;
    private final EventCutter cutter = new EventCutter(EventLimits.defaults());
    private final Outbox outbox = new Outbox();
    private long pingTimer;
    private long silenceTimer;
    private long lastReceived = System.nanoTime();
    private boolean heard;
    private boolean ended;

    Session(Vertx vertx, NetSocket socket, String uid, DeviceTimings timings, CounterCells counters, Owner owner) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.uid = uid;
        this.timings = timings;
        this.counters = counters;
        this.owner = owner;
    }

    void begin() {
        socket.handler(this::take);
        socket.exceptionHandler(failure -> end(Disconnect.Kind.BROKEN, FailureWords.of(failure)));
        socket.closeHandler(closed -> end(Disconnect.Kind.CLOSED_BY_SERVER, "the server closed the connection"));
        pingTimer = vertx.setPeriodic(0, timings.ping().toMillis(), timer -> ping());
        silenceTimer =
                vertx.setPeriodic(Math.max(1, timings.silence().toMillis() / CHECKS_PER_SILENCE), timer -> watch());
    }

    /** Whether the server has sent anything. */
    boolean heard() {
        return heard;
    }

    /** Sends an event; false if it is dropped because the server does not read. */
    boolean send(byte[] event) {
        return write(event, counters.sent);
    }

    void end(Disconnect.Kind kind, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(pingTimer);
        vertx.cancelTimer(silenceTimer);
        socket.close();
        owner.ended(kind, reason);
    }

    private void take(Buffer chunk) {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        lastReceived = now;
        heard = true;
        counters.receivedBytes.add(chunk.length());
        try {
            cutter.feed(chunk.getBytes(), 0, chunk.length(), event -> take(event, now));
        } catch (MalformedStreamException | RuntimeException e) {
            end(Disconnect.Kind.UNREADABLE, "what the server sent could not be taken: " + e);
        }
    }

    private void take(byte[] event, long nanos) {
        if (Pong.is(event)) {
            counters.pongs.increment();
        } else {
            counters.received.increment();
            owner.received(event, nanos);
        }
    }

    private void ping() {
        write(DeviceEvents.ping(uid, Instant.now()), counters.pings);
    }

    private void watch() {
        Duration silent = Duration.ofNanos(System.nanoTime() - lastReceived);
        if (silent.compareTo(timings.silence()) > 0) {
            end(Disconnect.Kind.SILENCE, "nothing heard from the server for " + Words.seconds(timings.silence()));
        }
    }

    private boolean write(byte[] event, LongAdder counter) {
        if (!outbox.enter(event.length)) {
            counters.dropped.increment();
            return false;
        }
        Buffer bytes = DECLARATION.copy().appendBytes(event);
        context.runOnContext(run -> socket.write(bytes).onComplete(written -> {
            outbox.leave(event.length);
            (written.succeeded() ? counter : counters.dropped).increment();
        }));
        return true;
    }
}
