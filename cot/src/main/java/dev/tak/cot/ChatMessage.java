package dev.tak.cot;

import java.time.Duration;
import java.time.Instant;

/**
 * A GeoChat message.
 *
 * @param from who sends it
 * @param at where the sender is
 * @param id the message's own id, as a random UUID
 * @param text what it says
 * @param time when it is sent
 */
public record ChatMessage(Device from, Point at, String id, String text, Instant time) {

    /** The chat room of everybody. */
    public static final String ALL_CHAT_ROOMS = "All Chat Rooms";

    private static final Duration VALIDITY = Duration.ofDays(1);

    /** The message to everybody: a plain broadcast. */
    public byte[] toAll() {
        return event(ALL_CHAT_ROOMS, ALL_CHAT_ROOMS).build();
    }

    /**
     * The message to one client, addressed by callsign as ATAK does.
     *
     * @param uid client uid of the addressee
     * @param callsign callsign of the addressee
     */
    public byte[] to(String uid, String callsign) {
        return event(uid, callsign).to(new Destination.ToCallsign(callsign)).build();
    }

    private EventBuilder event(String roomId, String room) {
        return new EventBuilder("GeoChat." + from.uid() + '.' + roomId + '.' + id, "b-t-f", time)
                .how("h-g-i-g-o")
                .validFor(VALIDITY)
                .point(at)
                .child(xml -> writeChat(xml, roomId, room))
                .link(from.uid(), DeviceEvents.FRIENDLY_GROUND, "p-p")
                .child(xml -> writeRemarks(xml, roomId));
    }

    private void writeChat(XmlWriter xml, String roomId, String room) {
        xml.start("__chat")
                .attribute("id", roomId)
                .attribute("chatroom", room)
                .attribute("parent", "RootContactGroup")
                .attribute("groupOwner", "false")
                .attribute("messageId", id)
                .attribute("senderCallsign", from.callsign());
        xml.start("chatgrp")
                .attribute("id", roomId)
                .attribute("uid0", from.uid())
                .attribute("uid1", roomId)
                .end();
        xml.end();
    }

    private void writeRemarks(XmlWriter xml, String roomId) {
        xml.start("remarks").attribute("source", "BAO.F.ATAK." + from.uid());
        if (!roomId.equals(ALL_CHAT_ROOMS)) {
            xml.attribute("to", roomId);
        }
        xml.attribute("time", CotTime.format(time)).text(text).end();
    }
}
