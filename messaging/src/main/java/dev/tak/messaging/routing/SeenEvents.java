package dev.tak.messaging.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tak.messaging.MessagingSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;

/** The events of other pods that came lately, so that one that is said again is delivered once. */
@Singleton
class SeenEvents {

    /** Several times longer than an event is said again. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private record Mark(String uid, long receivedAt, int hash) {}

    private final Cache<Mark, Boolean> seen;

    SeenEvents(MessagingSettings settings) {
        this.seen = Caffeine.newBuilder()
                .maximumSize(settings.limits().seen())
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** Whether it comes for the first time; it then has come. */
    boolean first(LiveEvent event) {
        Mark mark = new Mark(event.uid(), event.receivedAt().toEpochMilli(), Arrays.hashCode(event.xml()));
        return seen.asMap().putIfAbsent(mark, true) == null;
    }
}
