package dev.tak.messaging.presence;

import dev.tak.cache.DeviceKey;
import dev.tak.messaging.MessagingSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** The devices that are there, on all pods, as this pod knows. One connection for each: the newest binding. */
@Singleton
class Roster {

    private final Map<DeviceKey, Present> devices = new ConcurrentHashMap<>();
    private final int most;

    Roster(MessagingSettings settings, MeterRegistry metrics) {
        this.most = settings.limits().devices();
        Gauge.builder("messaging.devices", devices, Map::size)
                .description("Devices that this pod knows to be there, on all pods")
                .register(metrics);
    }

    /** @param replaced null: the device was not there */
    record Arrival(Present present, Present replaced) {}

    /** Gives a device of this pod the next number. Null when there is no room for one more device. */
    Arrival arrive(DeviceKey device, LongFunction<Present> withNumber) {
        Present[] replaced = new Present[1];
        Present now = devices.compute(device, (key, before) -> {
            replaced[0] = before;
            if (before == null && devices.size() >= most) {
                return null;
            }
            return withNumber.apply(before == null ? 1 : before.binding().getNumber() + 1);
        });
        return now == null ? null : new Arrival(now, replaced[0]);
    }

    /** Takes up what is said of a device, unless something newer is known; false then. */
    boolean here(Present said) {
        Present kept = devices.compute(said.key(), (key, before) -> {
            if (before == null) {
                return devices.size() < most ? said : null;
            }
            return said.olderThan(before) ? before : said;
        });
        return kept == said;
    }

    /** Takes a device off that has lost this connection; empty when it has another one by now, or was not there. */
    Optional<Present> left(Present gone) {
        Present[] taken = new Present[1];
        devices.computeIfPresent(gone.key(), (key, before) -> {
            if (!before.connectionId().equals(gone.connectionId())) {
                return before;
            }
            taken[0] = before;
            return null;
        });
        return Optional.ofNullable(taken[0]);
    }

    /** Null when it is not there. */
    Present get(DeviceKey device) {
        return devices.get(device);
    }

    List<Present> of(String incarnation) {
        return devices.values().stream()
                .filter(present -> present.incarnation().equals(incarnation))
                .toList();
    }

    /** Takes off all devices of an incarnation but these. @return those that were taken off */
    List<Present> keepOnly(String incarnation, Set<DeviceKey> kept) {
        List<Present> gone = new ArrayList<>();
        for (Present present : of(incarnation)) {
            if (!kept.contains(present.key())) {
                left(present).ifPresent(gone::add);
            }
        }
        return gone;
    }
}
