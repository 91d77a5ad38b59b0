package dev.tak.messaging.routing;

import dev.tak.messaging.MessagingSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What this pod has published in the last 5 s: of each uid the newest. */
@Singleton
class RecentEvents {

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Said(LiveEvent event, long nanos) {}

    private final Map<String, Said> byUid = new LinkedHashMap<>();
    private final int most;
    private final int mostBytes;
    private int bytes;

    RecentEvents(MessagingSettings settings) {
        this.most = settings.limits().saidAgain();
        this.mostBytes = settings.limits().saidAgainBytes();
    }

    synchronized void said(LiveEvent event) {
        long now = System.nanoTime();
        forget(byUid.remove(event.uid()));
        byUid.put(event.uid(), new Said(event, now));
        bytes += event.size();
        Iterator<Said> oldest = byUid.values().iterator();
        while (oldest.hasNext()) {
            Said said = oldest.next();
            if (now - said.nanos() <= KEPT_NANOS && byUid.size() <= most && bytes <= mostBytes) {
                break;
            }
            oldest.remove();
            forget(said);
        }
    }

    /** Oldest first. */
    synchronized List<LiveEvent> all() {
        long now = System.nanoTime();
        List<LiveEvent> events = new ArrayList<>();
        for (Said said : byUid.values()) {
            if (now - said.nanos() <= KEPT_NANOS) {
                events.add(said.event());
            }
        }
        return events;
    }

    private void forget(Said said) {
        if (said != null) {
            bytes -= said.event().size();
        }
    }
}
