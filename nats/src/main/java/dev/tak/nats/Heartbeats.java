package dev.tak.nats;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Says each second that this pod lives, and at once when something that it says has changed. Only for services that
 * have {@link Vitals}.
 */
@ApplicationScoped
public class Heartbeats {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** So that a storm of changes is not one of heartbeats, which every pod of the system hears. */
    private static final long SHORTEST_PAUSE_MILLIS = 50;

    private final NatsConnection nats;
    private final ThisPod pod;
    private final Instance<Vitals> vitals;
    private volatile boolean running;
    private volatile boolean wanted;
    private volatile Thread beating;

    Heartbeats(NatsConnection nats, ThisPod pod, Instance<Vitals> vitals) {
        this.nats = nats;
        this.pod = pod;
        this.vitals = vitals;
    }

    void start(@Observes StartupEvent started) {
        if (vitals.isResolvable()) {
            running = true;
            nats.onConnected(this::beat);
            beating = Thread.ofVirtual().name("heartbeat").start(this::run);
        }
    }

    /** The others need not wait until this pod's heartbeat has stood still: it says that it leaves. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION + 50) ShutdownEvent stopping) {
        if (running) {
            running = false;
            LockSupport.unpark(beating);
            publish(true);
        }
    }

    /** Has a heartbeat sent now; returns at once. */
    public void beat() {
        wanted = true;
        LockSupport.unpark(beating);
    }

    private void run() {
        try {
            while (running) {
                wanted = false;
                publish(false);
                Thread.sleep(SHORTEST_PAUSE_MILLIS);
                if (!wanted) {
                    LockSupport.parkNanos(INTERVAL_NANOS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(boolean leaving) {
        Vitals now = vitals.get();
        Heartbeat heartbeat =
                new Heartbeat(pod.service(), pod.name(), pod.incarnation(), now.revision(), now.sequence(), leaving);
        nats.publish(Subjects.HEARTBEAT, heartbeat.headers(), new byte[0]);
    }
}
