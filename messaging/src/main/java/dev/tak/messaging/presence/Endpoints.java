package dev.tak.messaging.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.EndpointRepository;
import dev.tak.cache.model.EndpointRecord;
import dev.tak.cache.model.PresentDevice;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.WriteBehind;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When devices came and went, written behind: of its own devices by the pod that holds them, of those of a pod that is
 * gone by all others, which write the same.
 */
@Singleton
class Endpoints {

    private static final Duration UNWRITTEN = Duration.ofMinutes(10);

    private final Roster roster;
    private final WriteBehind writes;
    private final Cache<DeviceKey, EndpointRecord> departed;
    private final EndpointRepository repository;

    Endpoints(Roster roster, EndpointRepository repository, MessagingSettings settings) {
        this.roster = roster;
        this.repository = repository;
        int most = settings.limits().devices();
        this.departed = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(UNWRITTEN)
                .build();
        this.writes = new WriteBehind("endpoints", settings.behind().positions(), most, this::write);
    }

    void stop(@Observes ShutdownEvent stopping) {
        writes.close();
    }

    /** A device of this pod is there. */
    void changed(DeviceKey device) {
        departed.invalidate(device);
        writes.changed(device.text());
    }

    /** A device has left. */
    void left(Present gone) {
        departed.put(
                gone.key(),
                record(gone.device()).toBuilder()
                        .setDisconnectedAt(System.currentTimeMillis())
                        .build());
        writes.changed(gone.key().text());
    }

    private void write(Set<String> changed) {
        List<EndpointRecord> records = new ArrayList<>();
        for (String key : changed) {
            DeviceKey device = DeviceKey.parse(key);
            Present present = roster.get(device);
            EndpointRecord gone = departed.getIfPresent(device);
            if (present != null) {
                records.add(record(present.device()));
            } else if (gone != null) {
                records.add(gone);
            }
        }
        if (!records.isEmpty()) {
            repository.putAll(records);
        }
    }

    private static EndpointRecord record(PresentDevice device) {
        return EndpointRecord.newBuilder()
                .setUser(device.getUser())
                .setUid(device.getUid())
                .setCallsign(device.getCallsign())
                .setTeam(device.getTeam())
                .setRole(device.getRole())
                .addAllInGroups(device.getInGroupsList())
                .setConnectedAt(device.getConnectedAt())
                .build();
    }
}
