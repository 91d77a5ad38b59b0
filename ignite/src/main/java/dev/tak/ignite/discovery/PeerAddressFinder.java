package dev.tak.ignite.discovery;

import dev.tak.ignite.settings.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.ignite.spi.discovery.tcp.ipfinder.TcpDiscoveryIpFinderAdapter;

/**
 * Tells Ignite's discovery where the other nodes are. Names are resolved at each call, since a pod that comes back has a new address.
 *
 * <p>A founder lists itself alone: it has a majority of votes, so there is no cluster that it could join, and nodes whose discovery starts at
 * the same time ask each other to wait without end. Ignite also founds when a finder's list is empty, so a node that joins always gets at
 * least one address that isn't its own: names that don't resolve stay in the list, and {@link #NOBODY_YET} stands in for an empty one.
 */
public final class PeerAddressFinder extends TcpDiscoveryIpFinderAdapter {
    /** A name that never resolves (RFC 6761). */
    private static final InetSocketAddress NOBODY_YET =
            InetSocketAddress.createUnresolved("nobody-yet.invalid", 47_500);

    private final List<Endpoint> peers;
    private final InetSocketAddress own;
    private final boolean founder;

    /**
     * @param peers discovery addresses of all nodes, this one included or not
     * @param own this node's own discovery address, resolved
     * @param founder whether this node may found the cluster
     */
    public PeerAddressFinder(List<Endpoint> peers, InetSocketAddress own, boolean founder) {
        this.peers = List.copyOf(peers);
        this.own = own;
        this.founder = founder;
    }

    @Override
    public Collection<InetSocketAddress> getRegisteredAddresses() {
        if (founder) {
            return List.of(own);
        }
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        peers.forEach(peer -> addresses.addAll(resolve(peer)));
        addresses.remove(own);
        if (addresses.isEmpty()) {
            addresses.add(NOBODY_YET);
        }
        return addresses;
    }

    private static List<InetSocketAddress> resolve(Endpoint peer) {
        try {
            return List.of(InetAddress.getAllByName(peer.host())).stream()
                    .map(address -> new InetSocketAddress(address, peer.port()))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(InetSocketAddress.createUnresolved(peer.host(), peer.port()));
        }
    }

    @Override
    public void initializeLocalAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed by the settings.
    }

    @Override
    public void registerAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed by the settings.
    }

    @Override
    public void unregisterAddresses(Collection<InetSocketAddress> addresses) {
        // The list is fixed by the settings.
    }
}
