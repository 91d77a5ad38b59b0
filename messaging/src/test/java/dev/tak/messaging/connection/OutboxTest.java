package dev.tak.messaging.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.messaging.connection.Outbox.Offer;
import dev.tak.messaging.routing.LiveEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(100);

    @Test
    void keepsOrder() {
        outbox.offer(chat("c1", "s1", 10));
        outbox.offer(position("p1", "s1", 10));
        outbox.offer(chat("c2", "s2", 10));

        assertThat(drain()).containsExactly("c1", "p1", "c2");
    }

    @Test
    void newerPositionTakesThePlaceOfTheOlder() {
        LiveEvent newer = position("p1", "s1", 20);
        outbox.offer(position("p1", "s1", 10));
        outbox.offer(chat("other", "s2", 10));

        assertThat(outbox.offer(newer)).isEqualTo(Offer.COALESCED);
        assertThat(outbox.bytes()).isEqualTo(30);
        assertThat(outbox.poll()).isSameAs(newer);
    }

    @Test
    void thePictureComesBeforeWhatItsSendersHaveSaidSince() {
        outbox.offer(chat("c1", "s1", 10));
        outbox.offer(position("p2", "s2", 10));

        outbox.show(picture(position("p1", "s1", 10), position("p2", "s2", 10)));

        assertThat(drain()).as("a newer p2 waits").containsExactly("p1", "c1", "p2");
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void thePictureIsWholeHoweverSmallTheBoxIs() {
        outbox.offer(chat("c1", "s0", 60));
        LiveEvent[] positions = IntStream.range(0, 1_000)
                .mapToObj(i -> position("p" + i, "s" + i, 60))
                .toArray(LiveEvent[]::new);

        outbox.show(picture(positions));

        assertThat(outbox.events()).isEqualTo(1_001);
        assertThat(outbox.bytes()).isEqualTo(60);
        assertThat(outbox.offer(chat("c2", "s0", 60))).as("room").isEqualTo(Offer.OVERFLOW);
        assertThat(drain()).hasSize(1_001).startsWith("p0").endsWith("p999", "c1");
    }

    @Test
    void newerPositionTakesItsPlaceInThePicture() {
        LiveEvent newer = position("p1", "s1", 20);
        outbox.show(picture(position("p1", "s1", 10), position("p2", "s2", 10)));

        assertThat(outbox.offer(newer)).isEqualTo(Offer.COALESCED);
        assertThat(outbox.poll()).isSameAs(newer);
        assertThat(drain()).containsExactly("p2");
    }

    @Test
    void newerPositionDoesNotOvertakeThePictureWhenItsSenderHasSaidSomethingElse() {
        LiveEvent newer = position("p1", "s1", 20);
        outbox.show(picture(position("p1", "s1", 10)));
        outbox.offer(chat("c1", "s1", 10));
        outbox.offer(newer);

        assertThat(drain()).containsExactly("p1", "c1", "p1");
    }

    @Test
    void positionDoesNotOvertakeWhatItsSenderSaidBefore() {
        outbox.offer(position("p1", "s1", 10));
        outbox.offer(chat("c1", "s1", 10));
        outbox.offer(position("p1", "s1", 10));

        assertThat(drain()).containsExactly("c1", "p1");
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void oldestPositionsGiveWayWhenFull() {
        outbox.offer(position("p1", "s1", 40));
        outbox.offer(position("p2", "s2", 40));

        assertThat(outbox.offer(chat("c1", "s3", 40))).isEqualTo(Offer.COALESCED);
        assertThat(drain()).containsExactly("p2", "c1");
    }

    @Test
    void whatMustNotBeLostOverflows() {
        outbox.offer(chat("c1", "s1", 60));

        assertThat(outbox.offer(chat("c2", "s1", 60))).isEqualTo(Offer.OVERFLOW);
        assertThat(outbox.offer(position("p1", "s2", 60))).isEqualTo(Offer.COALESCED);
        assertThat(drain()).containsExactly("c1");
    }

    @Test
    void anEventLargerThanTheBoxPassesWhenNothingElseWaits() {
        assertThat(outbox.offer(chat("large", "s1", 500))).isEqualTo(Offer.QUEUED);
        assertThat(drain()).containsExactly("large");
    }

    @Test
    void staysSmallWhileOneSenderReportsForEver() {
        outbox.offer(chat("c1", "s2", 10));
        for (int i = 0; i < 10_000; i++) {
            outbox.offer(position("p1", "s1", 10));
        }

        assertThat(outbox.bytes()).isEqualTo(20);
        assertThat(drain()).containsExactly("c1", "p1");
    }

    @Test
    void staysSmallWhileOneSenderReportsSeveralForEver() {
        outbox.offer(chat("c1", "s2", 10));
        for (int i = 0; i < 10_000; i++) {
            outbox.offer(position("p" + i % 3, "s1", 10));
        }

        assertThat(outbox.events()).isEqualTo(4);
        assertThat(drain()).containsExactly("c1", "p1", "p2", "p0");
    }

    @Test
    void aPositionThatHasGrownTakesNoMoreRoomThanThereIs() {
        outbox.offer(position("p1", "s1", 10));
        outbox.offer(position("p2", "s2", 10));
        outbox.offer(position("p3", "s3", 10));
        outbox.offer(position("p1", "s1", 90));

        assertThat(outbox.bytes()).isEqualTo(100);
        assertThat(drain()).containsExactly("p3", "p1");
    }

    private List<String> drain() {
        List<String> uids = new ArrayList<>();
        for (LiveEvent event = outbox.poll(); event != null; event = outbox.poll()) {
            uids.add(event.uid());
        }
        return uids;
    }

    private static Map<String, LiveEvent> picture(LiveEvent... positions) {
        Map<String, LiveEvent> picture = new LinkedHashMap<>();
        Stream.of(positions).forEach(position -> picture.put(position.uid(), position));
        return picture;
    }

    private static LiveEvent position(String uid, String connection, int size) {
        return event(uid, "a-f-G", connection, size);
    }

    private static LiveEvent chat(String uid, String connection, int size) {
        return event(uid, "b-t-f", connection, size);
    }

    private static LiveEvent event(String uid, String type, String connection, int size) {
        return new LiveEvent(
                uid,
                type,
                "ana",
                connection,
                Set.of("Blue"),
                Set.of(),
                Set.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                new byte[size]);
    }
}
