package dev.tak.api.contact;

import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.EndpointRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A device that is or was connected, as {@code clientEndPoints} lists it (TAK study 4.4). No member is ever null: one
 * bad element makes ATAK discard the whole answer.
 *
 * @param lastEventTime when it last connected or disconnected
 * @param lastStatus exactly {@code Connected} or {@code Disconnected}
 */
public record ClientEndpoint(
        String callsign,
        String uid,
        String username,
        String team,
        String role,
        String lastEventTime,
        String lastStatus) {

    static final String TYPE = "com.bbn.marti.remote.ClientEndpoint";
    static final String CONNECTED = "Connected";
    static final String DISCONNECTED = "Disconnected";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static ClientEndpoint connected(ConnectionRecord connection) {
        return new ClientEndpoint(
                connection.getCallsign(),
                connection.getUid(),
                connection.getUser(),
                connection.getTeam(),
                connection.getRole(),
                TIME.format(Instant.ofEpochMilli(connection.getConnectedAt())),
                CONNECTED);
    }

    static ClientEndpoint disconnected(EndpointRecord endpoint, Instant at) {
        return new ClientEndpoint(
                endpoint.getCallsign(),
                endpoint.getUid(),
                endpoint.getUser(),
                endpoint.getTeam(),
                endpoint.getRole(),
                TIME.format(at),
                DISCONNECTED);
    }
}
