package dev.tak.cot;

/**
 * A TAK client as it presents itself.
 *
 * @param uid client uid
 * @param callsign name that people see
 * @param team its team and role there
 * @param takv its software
 */
public record Device(String uid, String callsign, Team team, Takv takv) {

    /** Reach me through the server. */
    private static final String THROUGH_SERVER = "*:-1:stcp";

    Contact contact() {
        return new Contact(callsign, THROUGH_SERVER);
    }
}
