package dev.tak.cot;

/** To whom an event is addressed: one attribute of a {@code /event/detail/marti/dest}. */
public sealed interface Destination {

    /** The client with this uid. */
    record ToUid(String uid) implements Destination {}

    /** The connected clients with this callsign. */
    record ToCallsign(String callsign) implements Destination {}

    /** Only that group of the server; the sender must have it as an IN group. */
    record ToGroup(String name) implements Destination {}

    /**
     * The subscribers of a mission.
     *
     * @param mission its name, or its guid
     * @param byGuid whether {@code mission} is the guid
     */
    record ToMission(String mission, boolean byGuid) implements Destination {}

    /** Everybody reachable: TAK's special callsign {@value #CALLSIGN}. */
    record Broadcast() implements Destination {

        /** The callsign that stands for everybody. */
        public static final String CALLSIGN = "All Streaming";
    }
}
