package dev.tak.api.contact;

import dev.tak.api.security.Caller;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.EndpointRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the endpoints.
 *
 * @param since only what has happened in this time; zero: at any time
 * @param connectedOnly only those that are connected
 * @param mostRecentOnly of several users who claimed a uid only the last one
 * @param groups only those that send to one of these groups; empty: whatever the caller receives from
 */
record EndpointQuery(Duration since, boolean connectedOnly, boolean mostRecentOnly, Set<String> groups) {

    private record Found(ClientEndpoint endpoint, List<String> groups, Instant at) {}

    private static final Comparator<Found> BY_CALLSIGN = Comparator.comparing(
                    (Found found) -> found.endpoint().callsign(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(found -> found.endpoint().uid())
            .thenComparing(found -> found.endpoint().username());

    /** A device that has a connection is connected, whatever its record says. */
    List<ClientEndpoint> run(
            Collection<ConnectionRecord> connections, Collection<EndpointRecord> records, Caller caller, Instant now) {
        Map<DeviceKey, Found> found = new HashMap<>();
        records.forEach(record -> found.put(new DeviceKey(record.getUser(), record.getUid()), left(record)));
        VisibleContacts.devices(connections)
                .forEach(row -> found.put(new DeviceKey(row.getUser(), row.getUid()), there(row)));
        Stream<Found> wanted = found.values().stream()
                .filter(each -> caller.sees(each.groups()))
                .filter(each -> groups.isEmpty() || !Collections.disjoint(groups, each.groups()))
                .filter(each -> !connectedOnly || each.endpoint().lastStatus().equals(ClientEndpoint.CONNECTED))
                .filter(each -> since.isZero() || each.at().isAfter(now.minus(since)));
        if (mostRecentOnly) {
            wanted = wanted
                    .collect(Collectors.toMap(
                            each -> each.endpoint().uid(),
                            each -> each,
                            (one, other) -> one.at().isAfter(other.at()) ? one : other))
                    .values()
                    .stream();
        }
        return wanted.sorted(BY_CALLSIGN).map(Found::endpoint).toList();
    }

    private static Found there(ConnectionRecord row) {
        return new Found(
                ClientEndpoint.connected(row), row.getInGroupsList(), Instant.ofEpochMilli(row.getConnectedAt()));
    }

    private static Found left(EndpointRecord record) {
        Instant at = Instant.ofEpochMilli(
                record.getDisconnectedAt() == 0 ? record.getConnectedAt() : record.getDisconnectedAt());
        return new Found(ClientEndpoint.disconnected(record, at), record.getInGroupsList(), at);
    }
}
