package dev.tak.config.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeQueueTest {

    private final ChangeQueue queue = new ChangeQueue(2);

    private static PendingChange pending() {
        return PendingChange.of(Changes.deleteUser("ana"), Duration.ofSeconds(8));
    }

    @Test
    void isBounded() {
        assertThat(queue.offer(pending())).isTrue();
        assertThat(queue.offer(pending())).isTrue();
        assertThat(queue.offer(pending())).isFalse();
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void givesAllThatWaitInOrder() throws InterruptedException {
        PendingChange first = pending();
        PendingChange second = pending();
        queue.offer(first);
        queue.offer(second);
        assertThat(queue.take()).containsExactly(first, second);
        assertThat(queue.size()).isZero();
    }

    @Test
    void givesWhatWaitsAfterItWasClosedAndNothingMore() throws InterruptedException {
        PendingChange last = pending();
        queue.offer(last);
        queue.close();
        assertThat(queue.offer(pending())).isFalse();
        assertThat(queue.take()).containsExactly(last);
        assertThat(queue.take()).isEmpty();
    }
}
