package dev.tak.api.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tak.api.security.Caller;
import dev.tak.api.security.UserRole;
import dev.tak.cache.model.ConnectionRecord;
import jakarta.ws.rs.BadRequestException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibleContactsTest {

    private static final Comparator<Contact> ORDER = ContactOrder.of("CALLSIGN", "ASCENDING");
    private static final Caller OPS = new Caller("ben", Set.of("Ops"), UserRole.USER);
    private static final Caller ADMIN = new Caller("admin", Set.of(), UserRole.ADMINISTRATOR);

    @Test
    void whatSendsToOneOfTheCallersGroupsIsSeen() {
        List<ConnectionRecord> connections =
                List.of(connection("1", "u1", "A", "Blue", "Ops"), connection("2", "u2", "B", "Blue"));

        assertThat(VisibleContacts.of(connections, OPS, ORDER))
                .extracting(Contact::uid)
                .containsExactly("u1");
        assertThat(VisibleContacts.of(connections, ADMIN, ORDER)).hasSize(2);
    }

    @Test
    void whatHasNotSaidWhoItIsIsNotListed() {
        assertThat(VisibleContacts.of(List.of(connection("1", "", "", "Ops")), ADMIN, ORDER))
                .isEmpty();
    }

    @Test
    void ofTwoConnectionsOfADeviceTheNewerOneCounts() {
        ConnectionRecord older = connection("1", "u1", "OLD", "Ops").toBuilder()
                .setConnectedAt(1)
                .build();
        ConnectionRecord newer = connection("2", "u1", "NEW", "Ops").toBuilder()
                .setConnectedAt(2)
                .build();

        assertThat(VisibleContacts.of(List.of(newer, older), OPS, ORDER))
                .extracting(Contact::callsign)
                .containsExactly("NEW");
    }

    @Test
    void sorts() {
        List<ConnectionRecord> connections = List.of(
                connection("1", "u1", "b", "Ops"),
                connection("2", "u2", "A", "Ops"),
                connection("3", "u0", "c", "Ops"));

        assertThat(uids(connections, "CALLSIGN", "ASCENDING")).containsExactly("u2", "u1", "u0");
        assertThat(uids(connections, "CALLSIGN", "DESCENDING")).containsExactly("u0", "u1", "u2");
        assertThat(uids(connections, "UID", "ASCENDING")).containsExactly("u0", "u1", "u2");
    }

    @Test
    void refusesOrdersThatItDoesNotKnow() {
        assertThatThrownBy(() -> ContactOrder.of("AGE", "ASCENDING"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("sortBy must be one of [CALLSIGN, UID], not \"AGE\"");
        assertThatThrownBy(() -> ContactOrder.of("UID", "UP")).hasMessageContaining("direction");
    }

    private static List<String> uids(List<ConnectionRecord> connections, String sortBy, String direction) {
        return VisibleContacts.of(connections, OPS, ContactOrder.of(sortBy, direction)).stream()
                .map(Contact::uid)
                .toList();
    }

    private static ConnectionRecord connection(String id, String uid, String callsign, String... groups) {
        return ConnectionRecord.newBuilder()
                .setConnectionId(id)
                .setUid(uid)
                .setCallsign(callsign)
                .addAllInGroups(List.of(groups))
                .build();
    }
}
