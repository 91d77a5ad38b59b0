package dev.tak.messaging.routing;

import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.position.LatestPositions;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.Subjects;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Makes up for what was lost with a connection to NATS: what was written to a server that then froze is gone without an
 * error, 1 to 2 s of events by measurement, and a device may not report again for half a minute. So a pod that is
 * connected again publishes its events of the last seconds and where its devices are once more, and asks the others for
 * theirs.
 */
@Singleton
class SaidAgain {

    private static final Logger LOG = Logger.getLogger(SaidAgain.class);

    /** Several reasons at the same time are one: all pods of a server that went are connected again together. */
    private static final long GATHER_MILLIS = 100;

    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 20;

    private final NatsConnection nats;
    private final LiveTraffic traffic;
    private final RecentEvents recent;
    private final LatestPositions latest;
    private final Directory directory;
    private final AtomicBoolean wanted = new AtomicBoolean();

    SaidAgain(
            NatsConnection nats,
            LiveTraffic traffic,
            RecentEvents recent,
            LatestPositions latest,
            Directory directory) {
        this.nats = nats;
        this.traffic = traffic;
        this.recent = recent;
        this.latest = latest;
        this.directory = directory;
    }

    void start(@Observes StartupEvent started) {
        nats.subscribe(Subjects.LIVE_ASK, asked -> say());
        nats.onReconnected(() -> {
            nats.publish(Subjects.LIVE_ASK, Map.of(), new byte[0]);
            say();
        });
    }

    private void say() {
        if (wanted.compareAndSet(false, true)) {
            Thread.ofVirtual().name("said-again").start(this::sayAll);
        }
    }

    private void sayAll() {
        try {
            Thread.sleep(GATHER_MILLIS);
            wanted.set(false);
            Set<LiveEvent> events = new LinkedHashSet<>(recent.all());
            events.addAll(latest.reportedHere());
            int said = 0;
            events.removeIf(event -> !directory.sendsTo(event.user(), event.groups()));
            for (LiveEvent event : events) {
                traffic.publishAgain(event);
                if (++said % BATCH == 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            LOG.infof("%d events and positions said again", said);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
