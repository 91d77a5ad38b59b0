package dev.tak.cot;

import dev.tak.cot.MalformedEventException.Reason;
import java.time.Instant;

/** The attributes of the event element itself. */
record Header(String uid, String type, String how, Instant time, Instant start, Instant stale) {

    static Header read(Attributes event) throws MalformedEventException {
        if (!event.isOf("event")) {
            throw new MalformedEventException(Reason.NOT_AN_EVENT, "The outermost element is not an event");
        }
        return new Header(
                event.required("uid", CotEvent.MAX_UID_LENGTH),
                event.required("type", CotEvent.MAX_VALUE_LENGTH),
                event.text("how"),
                event.time("time"),
                event.time("start"),
                event.time("stale"));
    }
}
