package dev.tak.messaging.presence;

import dev.tak.cache.CacheException;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.model.Binding;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.PresentDevice;
import dev.tak.nats.LivePods;
import dev.tak.nats.ThisPod;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What shared state says of devices when this pod starts. Pods that live tell of theirs themselves; those of a pod that
 * has died just before are known from its rows alone, and leave with them after the grace time.
 */
@Singleton
class EarlierDevices {

    private static final Logger LOG = Logger.getLogger(EarlierDevices.class);
    private static final String LAST_TYPE = "a-f-G-U-C";

    private final ConnectionRepository rows;
    private final LivePods pods;
    private final Presence presence;
    private final ThisPod pod;

    EarlierDevices(ConnectionRepository rows, LivePods pods, Presence presence, ThisPod pod) {
        this.rows = rows;
        this.pods = pods;
        this.presence = presence;
        this.pod = pod;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("earlier-devices").start(this::read);
    }

    private void read() {
        List<ConnectionRecord> found = null;
        while (found == null) {
            try {
                found = rows.all();
            } catch (CacheException later) {
                LOG.debug("Earlier connections can't be read now", later);
            }
        }
        for (ConnectionRecord row : found) {
            if (!row.getIncarnation().equals(pod.incarnation())) {
                pods.expect(row.getIncarnation());
                if (!row.getUid().isEmpty()) {
                    presence.heardOf(new Present(device(row), row.getIncarnation()));
                }
            }
        }
    }

    private static PresentDevice device(ConnectionRecord row) {
        return PresentDevice.newBuilder()
                .setUser(row.getUser())
                .setUid(row.getUid())
                .setBinding(Binding.newBuilder()
                        .setConnectionId(row.getConnectionId())
                        .setNumber(row.getBinding()))
                .addAllInGroups(row.getInGroupsList())
                .setType(LAST_TYPE)
                .setCallsign(row.getCallsign())
                .setTeam(row.getTeam())
                .setRole(row.getRole())
                .setConnectedAt(row.getConnectedAt())
                .build();
    }
}
