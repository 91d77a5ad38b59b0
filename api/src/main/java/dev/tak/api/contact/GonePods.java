package dev.tak.api.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.api.ApiSettings;
import dev.tak.nats.LivePods;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * The messaging pods that are gone. Their rows are removed by the messaging pods that live; this is for the time when
 * none does.
 */
// Its entries as Caffeine makes them by name; the others are registered by quarkus-caffeine.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@Singleton
class GonePods {

    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Cache<String, Long> goneAt =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    private final LivePods pods;
    private final Duration grace;

    GonePods(LivePods pods, ApiSettings settings) {
        this.pods = pods;
        this.grace = settings.contacts().grace();
    }

    void start(@Observes StartupEvent started) {
        pods.onGone(incarnation -> goneAt.asMap().putIfAbsent(incarnation, System.nanoTime()));
        pods.onHeard(heartbeat -> goneAt.invalidate(heartbeat.incarnation()));
    }

    /** Whether that incarnation is gone for longer than its devices may take to come back. */
    boolean forLong(String incarnation) {
        Long since = goneAt.getIfPresent(incarnation);
        return since != null && System.nanoTime() - since > grace.toNanos();
    }

    /** Records speak of these incarnations: those that are not heard are gone before long. */
    void expect(Set<String> incarnations) {
        incarnations.stream()
                .filter(incarnation -> goneAt.getIfPresent(incarnation) == null)
                .forEach(pods::expect);
    }
}
