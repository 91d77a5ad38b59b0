package dev.tak.api.contact;

import dev.tak.cache.model.ConnectionRecord;
import java.util.List;

/**
 * A connected device, as {@code contacts/all} lists it (TAK study 4.4). No member is ever null.
 *
 * @param filterGroups the groups that the device sends to
 * @param notes the user's name
 * @param role the role in the team
 * @param takv platform and version in one line
 */
public record Contact(
        List<String> filterGroups, String notes, String callsign, String team, String role, String takv, String uid) {

    static Contact of(ConnectionRecord connection) {
        return new Contact(
                connection.getInGroupsList().stream().sorted().toList(),
                connection.getUser(),
                connection.getCallsign(),
                connection.getTeam(),
                connection.getRole(),
                connection.getTakv(),
                connection.getUid());
    }
}
