package dev.tak.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.api.security.Caller;
import dev.tak.api.security.UserRole;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.cache.model.EndpointRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointQueryTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");
    private static final Caller BLUE = new Caller("ben", Set.of("Blue"), UserRole.USER);
    private static final EndpointQuery EVERYTHING = new EndpointQuery(Duration.ZERO, false, false, Set.of());

    @Test
    void whoHasAConnectionIsConnectedWhateverTheRecordSays() {
        List<ClientEndpoint> found =
                EVERYTHING.run(List.of(connection("ana", "u1")), List.of(record("ana", "u1", 60)), BLUE, NOW);

        assertThat(found).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.lastStatus()).isEqualTo("Connected");
            assertThat(endpoint.lastEventTime()).isEqualTo("2030-05-01T09:59:00.000Z");
        });
    }

    @Test
    void whoHasNoneIsDisconnectedSinceItLeft() {
        assertThat(EVERYTHING.run(List.of(), List.of(record("ana", "u1", 30)), BLUE, NOW))
                .singleElement()
                .isEqualTo(new ClientEndpoint(
                        "CALL", "u1", "ana", "Cyan", "HQ", "2030-05-01T09:59:30.000Z", "Disconnected"));
    }

    @Test
    void othersGroupsAreNotShown() {
        EndpointRecord red = record("eve", "u2", 10).toBuilder()
                .clearInGroups()
                .addInGroups("Red")
                .build();

        assertThat(EVERYTHING.run(List.of(), List.of(red), BLUE, NOW)).isEmpty();
    }

    @Test
    void isNarrowedAsAskedFor() {
        List<ConnectionRecord> connections = List.of(connection("ana", "u1"));
        List<EndpointRecord> records = List.of(record("ben", "u1", 300), record("cal", "u2", 300));

        assertThat(new EndpointQuery(Duration.ZERO, true, false, Set.of()).run(connections, records, BLUE, NOW))
                .extracting(ClientEndpoint::username)
                .containsExactly("ana");
        assertThat(new EndpointQuery(Duration.ofSeconds(100), false, false, Set.of())
                        .run(connections, records, BLUE, NOW))
                .extracting(ClientEndpoint::username)
                .containsExactly("ana");
        assertThat(new EndpointQuery(Duration.ZERO, false, true, Set.of()).run(connections, records, BLUE, NOW))
                .extracting(ClientEndpoint::username)
                .containsExactlyInAnyOrder("ana", "cal");
        assertThat(new EndpointQuery(Duration.ZERO, false, false, Set.of("Red")).run(connections, records, BLUE, NOW))
                .isEmpty();
    }

    private static ConnectionRecord connection(String user, String uid) {
        return ConnectionRecord.newBuilder()
                .setConnectionId(user + uid)
                .setUser(user)
                .setUid(uid)
                .setCallsign("CALL")
                .addInGroups("Blue")
                .setConnectedAt(NOW.minusSeconds(60).toEpochMilli())
                .build();
    }

    private static EndpointRecord record(String user, String uid, int secondsAgo) {
        return EndpointRecord.newBuilder()
                .setUser(user)
                .setUid(uid)
                .setCallsign("CALL")
                .setTeam("Cyan")
                .setRole("HQ")
                .addInGroups("Blue")
                .setConnectedAt(NOW.minusSeconds(1_000).toEpochMilli())
                .setDisconnectedAt(NOW.minusSeconds(secondsAgo).toEpochMilli())
                .build();
    }
}
