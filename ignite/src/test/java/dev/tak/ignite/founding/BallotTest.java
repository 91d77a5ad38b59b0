package dev.tak.ignite.founding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.ignite.settings.NodeIdentity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BallotTest {
    private final AtomicLong now = new AtomicLong();
    private final LocalPhase phase = new LocalPhase(NodeIdentity.of("ignite-2"));
    private final Ballot ballot = new Ballot(phase, Duration.ofSeconds(10), now::get);

    @Test
    void oneCandidateAtATimeHasTheVote() {
        assertThat(ballot.ask("ignite-0")).isTrue();
        assertThat(ballot.ask("ignite-1")).isFalse();
        assertThat(ballot.ask("ignite-0")).isTrue();
    }

    @Test
    void aVoteBindsForAWhileFromTheLastTimeItWasGiven() {
        ballot.ask("ignite-0");
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        ballot.ask("ignite-0");
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(ballot.ask("ignite-1")).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(ballot.ask("ignite-1")).isTrue();
    }

    @Test
    void aNodeStandsWhileItHoldsItsOwnVote() {
        assertThat(ballot.isCandidate()).isFalse();
        ballot.ask("ignite-2");
        assertThat(ballot.isCandidate()).isTrue();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(ballot.isCandidate()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = Mode.EXCLUDE, names = "WAITING")
    void aNodeOnItsWayIntoAClusterGivesNoVote(Phase later) {
        phase.enter(later);

        assertThat(ballot.ask("ignite-0")).isFalse();
    }
}
