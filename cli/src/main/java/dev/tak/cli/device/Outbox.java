package dev.tak.cli.device;

import java.util.concurrent.atomic.AtomicLong;

/** Keeps account of the bytes that wait for the operating system, so that they never are too many. */
final class Outbox {

    static final int MAX_WAITING_BYTES = 1024 * 1024;

    private final AtomicLong waiting = new AtomicLong();

    /** Whether there is room; if so it is taken until {@link #leave}. An empty outbox takes an event of any size. */
    boolean enter(int bytes) {
        while (true) {
            long now = waiting.get();
            if (now > 0 && now + bytes > MAX_WAITING_BYTES) {
                return false;
            }
            if (waiting.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    void leave(int bytes) {
        waiting.addAndGet(-bytes);
    }
}
