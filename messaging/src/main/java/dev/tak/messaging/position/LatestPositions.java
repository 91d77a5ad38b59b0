package dev.tak.messaging.position;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The latest position of every uid that this pod has heard of, until it is stale. Every pod hears every position, so
 * any of them can greet any newcomer.
 *
 * <p>A position is taken up and given on in one step: what comes from a device, from NATS and from Ignite at the same
 * time reaches each receiver in the order in which it counts. What gives it on must not block, and not look in here.
 */
// Its entries as Caffeine makes them by name; the others are registered by quarkus-caffeine.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@Singleton
public class LatestPositions {

    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    private final Cache<String, Known> byUid;
    private final Directory directory;

    /** @param reportedHere whether a device of this pod sent it */
    private record Known(LiveEvent event, boolean reportedHere) {}

    LatestPositions(Directory directory, MessagingSettings settings) {
        this.directory = directory;
        byUid = Caffeine.newBuilder()
                .maximumSize(settings.limits().positions())
                .expireAfter(Expiry.<String, Known>writing((uid, known) -> untilStale(known.event())))
                .build();
    }

    private static Duration untilStale(LiveEvent event) {
        Duration left = Duration.between(Instant.now(), event.staleAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A device of this pod has reported its position. It is newer than any before: one device's events keep order. */
    public void reported(LiveEvent position, Consumer<LiveEvent> giveOn) {
        byUid.asMap().compute(position.uid(), (uid, before) -> {
            giveOn.accept(position);
            return new Known(position, true);
        });
    }

    /** A device of another pod has. What was still under way from the pod that it has left since is left out. */
    public void heard(LiveEvent position, Consumer<LiveEvent> giveOn) {
        byUid.asMap().compute(position.uid(), (uid, known) -> {
            if (known != null && leftBehind(position, known.event())) {
                return known;
            }
            giveOn.accept(position);
            return new Known(position, false);
        });
    }

    /**
     * Whether an event is of an earlier connection of the same device. Nothing orders what two pods say but their
     * clocks, so a clock that is wrong by more than an event can be under way may not silence a device.
     */
    private static boolean leftBehind(LiveEvent event, LiveEvent known) {
        Duration age = Duration.between(event.receivedAt(), known.receivedAt());
        return event.user().equals(known.user())
                && !event.connectionId().equals(known.connectionId())
                && age.isPositive()
                && age.compareTo(UNDER_WAY) < 0;
    }

    /** A position from shared state, which may be older than what has come in meanwhile: then it is left out. */
    public void recalled(LiveEvent position, Consumer<LiveEvent> giveOn) {
        if (!position.staleAt().isAfter(Instant.now())) {
            return;
        }
        byUid.asMap().compute(position.uid(), (uid, known) -> {
            if (known != null && !position.receivedAt().isAfter(known.event().receivedAt())) {
                return known;
            }
            giveOn.accept(position);
            return new Known(position, false);
        });
    }

    /** The latest position of that uid; null when none is known. */
    public LiveEvent get(String uid) {
        Known known = byUid.getIfPresent(uid);
        return known == null ? null : known.event();
    }

    /** The latest position of that uid, if a device of this pod sent it; null otherwise. */
    public LiveEvent reportedHere(String uid) {
        Known known = byUid.getIfPresent(uid);
        return known != null && known.reportedHere() ? known.event() : null;
    }

    /** The user's device of that uid has left: where it was is of no use any more. @return whether it was known */
    public boolean forget(String uid, String user) {
        Known known = byUid.getIfPresent(uid);
        return known != null
                && known.event().user().equals(user)
                && byUid.asMap().remove(uid, known);
    }

    /** All that devices of this pod have reported. */
    public List<LiveEvent> reportedHere() {
        return byUid.asMap().values().stream()
                .filter(Known::reportedHere)
                .map(Known::event)
                .toList();
    }

    /** By uid, what somebody who receives from these groups may see, of users who still send to them. */
    public Map<String, LiveEvent> visibleTo(Set<String> outGroups) {
        Map<String, LiveEvent> visible = new HashMap<>();
        byUid.asMap().forEach((uid, known) -> {
            LiveEvent event = known.event();
            if (event.visibleTo(outGroups) && directory.sendsTo(event.user(), event.groups())) {
                visible.put(uid, event);
            }
        });
        return visible;
    }
}
