package dev.tak.messaging.position;

import com.google.protobuf.ByteString;
import dev.tak.cache.model.PositionRecord;
import dev.tak.messaging.routing.LiveEvent;
import java.time.Instant;
import java.util.Set;

/** Positions as they lie in Ignite. */
final class PositionRecords {

    private PositionRecords() {}

    static PositionRecord of(LiveEvent event) {
        return PositionRecord.newBuilder()
                .setEvent(ByteString.copyFrom(event.xml()))
                .addAllGroups(event.groups())
                .setUser(event.user())
                .setReceivedAt(event.receivedAt().toEpochMilli())
                .setStaleAt(event.staleAt().toEpochMilli())
                .build();
    }

    /** The connection and the exact type are not kept: what is recalled is a position, and of no connection here. */
    static LiveEvent event(String uid, PositionRecord record) {
        return new LiveEvent(
                uid,
                "a-",
                record.getUser(),
                "",
                Set.copyOf(record.getGroupsList()),
                Set.of(),
                Set.of(),
                Instant.ofEpochMilli(record.getReceivedAt()),
                Instant.ofEpochMilli(record.getStaleAt()),
                record.getEvent().toByteArray());
    }
}
