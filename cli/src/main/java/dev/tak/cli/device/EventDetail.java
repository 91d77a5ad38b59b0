package dev.tak.cli.device;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a person wants to know of an event beyond its position.
 *
 * @param sender callsign of who wrote a chat message; empty if it is none
 * @param remarks its text; empty if it has none
 * @param linkedUid the uid it is about; empty if it names none
 */
record EventDetail(String sender, String remarks, String linkedUid) {

    private static final XMLInputFactory FACTORY = factory();

    static EventDetail of(byte[] event) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(event));
        String sender = "";
        String remarks = "";
        String linkedUid = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "__chat" -> sender = attribute(reader, "senderCallsign");
                    case "link" -> linkedUid = attribute(reader, "uid");
                    case "remarks" -> remarks = text(reader);
                    default -> {}
                }
            }
        }
        return new EventDetail(sender, remarks, linkedUid);
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The element's text, with whatever elements stand in it left out. */
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
