package dev.tak.messaging.position;

import dev.tak.cache.CacheException;
import dev.tak.cache.IgniteClientKeeper;
import dev.tak.cache.PositionRepository;
import dev.tak.cache.model.PositionRecord;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.WriteBehind;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.routing.Delivery;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Positions in Ignite: what devices of this pod reported is written there, and what others reported before this pod
 * started is read from there.
 */
@Singleton
public class SharedPositions {

    private static final Logger LOG = Logger.getLogger(SharedPositions.class);

    private final PositionRepository repository;
    private final LatestPositions latest;
    private final Directory directory;
    private final Delivery delivery;
    private final Vertx vertx;
    private final Duration gather;
    private final WriteBehind writes;

    SharedPositions(
            PositionRepository repository,
            LatestPositions latest,
            Directory directory,
            Delivery delivery,
            Vertx vertx,
            MessagingSettings settings) {
        this.repository = repository;
        this.latest = latest;
        this.directory = directory;
        this.delivery = delivery;
        this.vertx = vertx;
        this.gather = settings.behind().positions();
        this.writes = new WriteBehind("positions", gather, settings.limits().positions(), this::write);
    }

    void start(@Observes StartupEvent started, IgniteClientKeeper ignite) {
        ignite.onOutageEnd(() -> latest.reportedHere().forEach(this::reported));
        recall();
        // Once more for what was reported before this pod listened, and written by its pod after the first look.
        vertx.setTimer(gather.multipliedBy(3).plusSeconds(1).toMillis(), timer -> recall());
    }

    void stop(@Observes ShutdownEvent stopping) {
        writes.close();
    }

    /** A device of this pod has reported its position. */
    public void reported(LiveEvent position) {
        writes.changed(position.uid());
    }

    /** The user's device of that uid has left. */
    public void forget(String uid, String user) {
        if (latest.forget(uid, user)) {
            writes.changed(uid);
        }
    }

    /** What another pod has reported meanwhile is that pod's to write: a late write would hide it. */
    private void write(Set<String> uids) {
        Map<String, PositionRecord> records = new HashMap<>();
        Set<String> gone = new HashSet<>();
        for (String uid : uids) {
            LiveEvent event = latest.reportedHere(uid);
            if (event != null) {
                records.put(uid, PositionRecords.of(event));
            } else if (latest.get(uid) == null) {
                gone.add(uid);
            }
        }
        if (!records.isEmpty()) {
            repository.putAll(records);
        }
        if (!gone.isEmpty()) {
            repository.removeAll(gone);
        }
    }

    private void recall() {
        Thread.ofVirtual().name("positions-recall").start(() -> {
            Map<String, PositionRecord> records = null;
            while (records == null) {
                try {
                    records = repository.all();
                } catch (CacheException later) {
                    LOG.debug("Earlier positions can't be read now", later);
                }
            }
            records.forEach((uid, record) -> {
                LiveEvent event = PositionRecords.event(uid, record);
                latest.recalled(event, recalled -> {
                    if (directory.sendsTo(recalled.user(), recalled.groups())) {
                        delivery.toOwnDevices(recalled);
                    }
                });
            });
            LOG.debugf("%d positions read", records.size());
        });
    }
}
