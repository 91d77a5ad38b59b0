package dev.tak.cot;

import dev.tak.cot.MalformedEventException.Reason;

/** Turns away, before the XML parser sees it, what would cost it too much or what it would not notice. */
final class EventGuard {

    private EventGuard() {}

    /** Checks size, characters, framing, declarations, and the number of attributes of each element. */
    static void check(byte[] xml, EventLimits limits) throws MalformedEventException {
        if (xml.length > limits.maxBytes()) {
            throw new MalformedEventException(
                    Reason.OVERSIZED, xml.length + " bytes are more than " + limits.maxBytes());
        }
        XmlCharacters.check(xml);
        checkStart(xml);
        MarkupScanner scanner = new MarkupScanner();
        for (byte b : xml) {
            if (scanner.next(b & 0xFF) == MarkupScanner.Token.DECLARATION) {
                throw new MalformedEventException(Reason.DECLARATION, "There is a markup declaration in the event");
            }
            if (scanner.attributes() > limits.maxAttributes()) {
                throw new MalformedEventException(
                        Reason.TOO_MANY_ATTRIBUTES,
                        "An element has more than " + limits.maxAttributes() + " attributes");
            }
        }
    }

    /** The parser would accept an XML declaration with an encoding of its own in front. */
    private static void checkStart(byte[] xml) throws MalformedEventException {
        for (int i = 0; i < EventSearch.START.length; i++) {
            if (i == xml.length || xml[i] != EventSearch.START[i]) {
                throw new MalformedEventException(Reason.NOT_AN_EVENT, "The bytes do not begin with <event");
            }
        }
    }
}
