package dev.tak.messaging.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.messaging.connection.Outbox.Offer;
import dev.tak.messaging.routing.LiveEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    void positionThatIsOlderGivesWayToTheOneThatWaits() {
        LiveEvent newer = position("p1", "s1", 20);
        outbox.offer(newer);

        assertThat(outbox.offerOlder(position("p1", "s1", 10))).isEqualTo(Offer.COALESCED);
        outbox.offerOlder(position("p2", "s2", 10));

        assertThat(outbox.poll()).isSameAs(newer);
        assertThat(drain()).containsExactly("p2");
    }

    @Test
    void positionOfTheGreetingComesBeforeWhatItsSenderHasSaidSince() {
        outbox.offer(chat("c1", "s1", 10));
        outbox.offer(position("p2", "s2", 10));

        assertThat(outbox.offerFirst(position("p1", "s1", 10))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerFirst(position("p2", "s2", 10)))
                .as("a newer one waits")
                .isEqualTo(Offer.COALESCED);

        assertThat(drain()).containsExactly("p1", "c1", "p2");
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void positionOfTheGreetingTakesNobodysRoom() {
        outbox.offer(position("p1", "s1", 60));

        assertThat(outbox.offerFirst(position("p2", "s2", 60))).isEqualTo(Offer.COALESCED);
        assertThat(outbox.offerFirst(position("p3", "s3", 40))).isEqualTo(Offer.QUEUED);

        assertThat(drain()).containsExactly("p3", "p1");
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
