package dev.tak.cot;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.tak.cot.MalformedEventException.Reason;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** Walks through one event with a pull parser and hands what it meets to an {@link EventCollector}. */
final class EventReader {

    private final byte[] xml;
    private final EventLimits limits;
    private final EventCollector collector;
    private final Set<String> names = new HashSet<>();
    private int depth;

    EventReader(byte[] xml, EventLimits limits) {
        this.xml = xml;
        this.limits = limits;
        collector = new EventCollector(xml);
    }

    CotEvent read() throws MalformedEventException {
        try {
            XMLStreamReader2 reader = open();
            do {
                step(reader);
            } while (depth > 0);
            if (reader.getLocationInfo().getEndingByteOffset() != xml.length) {
                throw new MalformedEventException(Reason.NOT_AN_EVENT, "There is something behind the event");
            }
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
        return new CotEvent(xml, collector.content(), collector.layout());
    }

    /**
     * A factory keeps each name it ever read, for all its readers and for good: one of its own for each event keeps a
     * sender from filling the memory with names.
     */
    private XMLStreamReader2 open() throws XMLStreamException {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return (XMLStreamReader2) factory.createXMLStreamReader(new Stax2ByteArraySource(xml, 0, xml.length));
    }

    private void step(XMLStreamReader2 reader) throws XMLStreamException, MalformedEventException {
        switch (next(reader)) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                checkElement(reader);
                collector.start(depth, reader);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                collector.end(depth, reader);
                depth--;
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> noteName("", reader.getPITarget());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new MalformedEventException(
                        Reason.NOT_WELL_FORMED, "Not well-formed XML: undeclared entity " + reader.getLocalName());
            default -> {}
        }
    }

    /** Aalto tells of some faults, as the element {@code <xmlns:a/>}, by unchecked exceptions. */
    private static int next(XMLStreamReader2 reader) throws XMLStreamException, MalformedEventException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw notWellFormed(e);
        }
    }

    private static MalformedEventException notWellFormed(Exception cause) {
        return new MalformedEventException(Reason.NOT_WELL_FORMED, "Not well-formed XML: " + cause.getMessage(), cause);
    }

    private void checkElement(XMLStreamReader2 reader) throws MalformedEventException {
        if (depth > limits.maxDepth()) {
            throw new MalformedEventException(Reason.TOO_DEEP, "Elements are nested deeper than " + limits.maxDepth());
        }
        noteName(reader.getPrefix(), reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            noteName(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            noteName("xmlns", reader.getNamespacePrefix(i));
        }
    }

    /** The parser looks names up in a table that a sender can make slow with names that fall together. */
    private void noteName(String prefix, String localName) throws MalformedEventException {
        names.add(prefix == null || prefix.isEmpty() ? localName : prefix + ':' + localName);
        if (names.size() > CotEvent.MAX_NAMES) {
            throw new MalformedEventException(
                    Reason.TOO_MANY_NAMES, "More than " + CotEvent.MAX_NAMES + " different names");
        }
    }
}
