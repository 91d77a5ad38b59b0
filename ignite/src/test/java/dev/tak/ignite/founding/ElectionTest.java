package dev.tak.ignite.founding;

import static dev.tak.ignite.founding.Election.Decision.JOIN;
import static dev.tak.ignite.founding.Election.Decision.STAND;
import static dev.tak.ignite.founding.Election.Decision.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.ignite.settings.Replicas;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionTest {
    private final Election election = new Election(new Replicas(3), 1);

    @Test
    void aNodeAloneWaits() {
        assertThat(election.decide(List.of(), false)).isEqualTo(WAIT);
    }

    @Test
    void theLowestOfAMajorityStands() {
        assertThat(election.decide(List.of(peer(2, Phase.WAITING)), false)).isEqualTo(STAND);
    }

    @Test
    void aHigherOneWaitsUnlessItHasStoodBefore() {
        List<PeerState> others = List.of(peer(0, Phase.WAITING));

        assertThat(election.decide(others, false)).isEqualTo(WAIT);
        assertThat(election.decide(others, true)).isEqualTo(STAND);
    }

    @Test
    void aClusterIsJoinedWhetherFoundedOrBeingFounded() {
        assertThat(election.decide(List.of(peer(0, Phase.JOINED)), true)).isEqualTo(JOIN);
        assertThat(election.decide(List.of(peer(2, Phase.FOUNDING)), true)).isEqualTo(JOIN);
    }

    @Test
    void aNodeThatJoinsHasSeenAClusterSoNobodyFounds() {
        assertThat(election.decide(List.of(peer(0, Phase.WAITING), peer(2, Phase.JOINING)), true))
                .isEqualTo(WAIT);
    }

    @Test
    void aNodeThatLeavesCountsForNothing() {
        assertThat(election.decide(List.of(peer(0, Phase.LEAVING)), false)).isEqualTo(WAIT);
    }

    @Test
    void theOnlyReplicaNeedsNobody() {
        assertThat(new Election(new Replicas(1), 0).decide(List.of(), false)).isEqualTo(STAND);
    }

    private static PeerState peer(int ordinal, Phase phase) {
        return new PeerState("ignite-" + ordinal, ordinal, phase);
    }
}
