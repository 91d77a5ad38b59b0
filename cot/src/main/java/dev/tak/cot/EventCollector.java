package dev.tak.cot;

import dev.tak.cot.MalformedEventException.Reason;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Knows where in the tree of an event an element stands, and hands it to whoever cares for that place. */
final class EventCollector {

    private static final int EVENT = 1;
    private static final int EVENT_CHILD = 2;
    private static final int DETAIL_CHILD = 3;
    private static final int MARTI_CHILD = 4;

    private final DetailCollector detail = new DetailCollector();
    private final LayoutCollector layout;
    private Header header;
    private Point point;
    private boolean inDetail;
    private boolean inMarti;

    EventCollector(byte[] xml) {
        layout = new LayoutCollector(xml);
    }

    /** The reader stands on the start of an element, the event's depth being 1. */
    void start(int depth, XMLStreamReader2 reader) throws MalformedEventException, XMLStreamException {
        Attributes element = new Attributes(reader);
        switch (depth) {
            case EVENT -> header = Header.read(element);
            case EVENT_CHILD -> {
                inDetail = element.isOf("detail");
                if (inDetail) {
                    layout.detailStarts(reader);
                } else if (point == null && element.isOf("point")) {
                    point = element.point();
                }
            }
            case DETAIL_CHILD -> {
                inMarti = inDetail && element.isOf("marti");
                if (inMarti) {
                    layout.martiStarts(reader);
                } else if (inDetail) {
                    detailChild(element, reader);
                }
            }
            case MARTI_CHILD -> {
                if (inMarti && element.isOf("dest")) {
                    detail.dest(element);
                }
            }
            default -> {}
        }
    }

    /** The reader stands on the end of an element. */
    void end(int depth, XMLStreamReader2 reader) throws XMLStreamException {
        if (depth == EVENT) {
            layout.eventEnds(reader);
        } else if (depth == EVENT_CHILD && inDetail) {
            layout.detailEnds(reader);
        } else if (depth == DETAIL_CHILD && inMarti) {
            layout.martiEnds(reader);
            inMarti = false;
        }
    }

    EventContent content() throws MalformedEventException {
        if (point == null) {
            throw new MalformedEventException(Reason.MISSING_POINT, "The event has no point");
        }
        return detail.content(header, point);
    }

    EventLayout layout() {
        return layout.layout();
    }

    private void detailChild(Attributes element, XMLStreamReader2 reader) throws MalformedEventException {
        detail.child(element);
        if (element.isOf(FlowTagPlace.ELEMENT)) {
            layout.flowTagsStart(reader);
        }
    }
}
