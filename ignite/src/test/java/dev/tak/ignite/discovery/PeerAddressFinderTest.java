package dev.tak.ignite.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.ignite.settings.Endpoint;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerAddressFinderTest {
    private static final InetSocketAddress OWN = new InetSocketAddress("127.0.0.1", 47_500);

    @Test
    void aJoiningNodeSeesTheOthersOnly() {
        List<Endpoint> peers = List.of(new Endpoint("127.0.0.1", 47_500), new Endpoint("127.0.0.1", 47_501));

        assertThat(new PeerAddressFinder(peers, OWN, false).getRegisteredAddresses())
                .containsExactly(new InetSocketAddress("127.0.0.1", 47_501));
    }

    @Test
    void aFounderSeesItselfOnly() {
        List<Endpoint> peers = List.of(new Endpoint("127.0.0.1", 47_500), new Endpoint("127.0.0.1", 47_501));

        assertThat(new PeerAddressFinder(peers, OWN, true).getRegisteredAddresses())
                .containsExactly(OWN);
    }

    @Test
    void aNameThatDoesNotResolveStaysInTheList() {
        assertThat(new PeerAddressFinder(List.of(new Endpoint("gone.invalid", 47_500)), OWN, false)
                        .getRegisteredAddresses())
                .containsExactly(InetSocketAddress.createUnresolved("gone.invalid", 47_500));
    }

    @Test
    void theListOfAJoiningNodeIsNeverEmptySinceIgniteWouldFound() {
        assertThat(new PeerAddressFinder(List.of(new Endpoint("127.0.0.1", 47_500)), OWN, false)
                        .getRegisteredAddresses())
                .singleElement()
                .matches(InetSocketAddress::isUnresolved);
    }

    @Test
    void itIsNotShared() {
        assertThat(new PeerAddressFinder(List.of(), OWN, false).isShared()).isFalse();
    }
}
