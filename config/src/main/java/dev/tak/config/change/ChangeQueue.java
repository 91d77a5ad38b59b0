package dev.tak.config.change;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Changes that wait for the writer; bounded. */
final class ChangeQueue {

    private final int capacity;
    private final Queue<PendingChange> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private boolean closed;

    ChangeQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Returns at once; false when there is no room, or the queue is closed. */
    boolean offer(PendingChange change) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(change);
            more.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for changes and takes all there are; empty when the queue is closed and nothing waits. */
    List<PendingChange> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                more.await();
            }
            List<PendingChange> taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            more.signal();
        } finally {
            lock.unlock();
        }
    }
}
