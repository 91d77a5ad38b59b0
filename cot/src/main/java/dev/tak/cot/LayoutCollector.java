package dev.tak.cot;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Notes at which bytes of an event the server's own changes go. The parser counts bytes, not characters. */
final class LayoutCollector {

    private final byte[] xml;
    private final List<Span> marti = new ArrayList<>();
    private int martiStart;
    private boolean emptyDetail;
    private FlowTagPlace place;
    private int at;

    LayoutCollector(byte[] xml) {
        this.xml = xml;
    }

    void martiStarts(XMLStreamReader2 reader) {
        martiStart = startOf(reader);
    }

    void martiEnds(XMLStreamReader2 reader) throws XMLStreamException {
        marti.add(new Span(martiStart, endOf(reader)));
    }

    /** Inside of the existing element is the best place. */
    void flowTagsStart(XMLStreamReader2 reader) {
        if (place != FlowTagPlace.ATTRIBUTE) {
            place = FlowTagPlace.ATTRIBUTE;
            at = startOf(reader) + 1 + FlowTagPlace.ELEMENT.length();
        }
    }

    void detailStarts(XMLStreamReader2 reader) throws XMLStreamException {
        int end = endOf(reader);
        emptyDetail = xml[end - 2] == '/';
        if (emptyDetail && place == null) {
            place = FlowTagPlace.EMPTY_DETAIL;
            at = end - 2;
        }
    }

    void detailEnds(XMLStreamReader2 reader) {
        if (!emptyDetail && place == null) {
            place = FlowTagPlace.CHILD;
            at = startOf(reader);
        }
    }

    void eventEnds(XMLStreamReader2 reader) {
        if (place == null) {
            place = FlowTagPlace.NO_DETAIL;
            at = startOf(reader);
        }
    }

    EventLayout layout() {
        return new EventLayout(marti, place, at);
    }

    private static int startOf(XMLStreamReader2 reader) {
        return (int) reader.getLocationInfo().getStartingByteOffset();
    }

    private static int endOf(XMLStreamReader2 reader) throws XMLStreamException {
        return (int) reader.getLocationInfo().getEndingByteOffset();
    }
}
