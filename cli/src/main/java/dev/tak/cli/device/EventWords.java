package dev.tak.cli.device;

import dev.tak.cot.CotEvent;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedEventException;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** Events as one line of text each. Remembers callsigns, so that an event which names a uid alone can be understood. */
final class EventWords {

    /**
     * An event in words.
     *
     * @param type its type; empty if it is unreadable
     * @param text the line
     */
    record Line(String type, String text) {}

    private static final String COLUMNS = "%-18s %s";

    private final Callsigns callsigns = new Callsigns();

    /** @param event bytes of one event, from anybody: what a terminal would take as commands is removed */
    Line of(byte[] event) {
        try {
            CotEvent parsed = CotEvent.parse(event, EventLimits.defaults());
            EventDetail detail = EventDetail.of(event);
            parsed.contact().ifPresent(contact -> remember(parsed.uid(), contact.callsign()));
            return line(parsed.type(), TypeWords.of(parsed.type()), subject(parsed, detail));
        } catch (MalformedEventException | XMLStreamException e) {
            return line("", "unreadable", e.getMessage());
        }
    }

    private String subject(CotEvent event, EventDetail detail) {
        if (event.type().equals("t-x-takp-v")) {
            return "by the server; this device stays with XML";
        }
        if (event.type().equals("t-x-d-d")) {
            return callsigns.nameOf(detail.linkedUid());
        }
        if (event.type().startsWith("b-t-f") && !detail.sender().isEmpty()) {
            return detail.sender() + ": " + detail.remarks();
        }
        return callsigns.nameOf(event.uid()) + place(event);
    }

    private static String place(CotEvent event) {
        return event.lat() == 0 && event.lon() == 0
                ? ""
                : String.format(Locale.ROOT, " at %.5f, %.5f", event.lat(), event.lon());
    }

    private void remember(String uid, String callsign) {
        if (callsign != null && !callsign.isBlank()) {
            callsigns.remember(uid, callsign);
        }
    }

    private static Line line(String type, String words, String subject) {
        return new Line(type, COLUMNS.formatted(words, subject).replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]", " "));
    }
}
