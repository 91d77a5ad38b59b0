package dev.tak.cot;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where in the bytes of an event the server's own changes go. All changes leave every other byte as it is, and give the
 * layout of the result without another parse.
 *
 * @param marti the marti elements, in order
 * @param place how a flow tag gets in
 * @param at offset at which it gets in
 */
record EventLayout(List<Span> marti, FlowTagPlace place, int at) {

    /** Bytes and where things are in them. */
    record Changed(byte[] bytes, EventLayout layout) {}

    EventLayout {
        marti = List.copyOf(marti);
    }

    Changed withoutMarti(byte[] xml) {
        byte[] result = new byte[xml.length - removedBefore(xml.length)];
        int read = 0;
        int written = 0;
        for (Span span : marti) {
            System.arraycopy(xml, read, result, written, span.from() - read);
            written += span.from() - read;
            read = span.to();
        }
        System.arraycopy(xml, read, result, written, xml.length - read);
        return new Changed(result, new EventLayout(List.of(), place, at - removedBefore(at)));
    }

    /** @param attribute a well-formed attribute, {@code name="value"} */
    Changed withFlowTag(byte[] xml, String attribute) {
        byte[] added = (place.before() + attribute + place.after()).getBytes(StandardCharsets.UTF_8);
        int grown = added.length - place.replaced();
        byte[] result = new byte[xml.length + grown];
        System.arraycopy(xml, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        int rest = at + place.replaced();
        System.arraycopy(xml, rest, result, at + added.length, xml.length - rest);
        List<Span> moved = marti.stream()
                .map(span -> span.from() < at ? span : span.shifted(grown))
                .toList();
        int next =
                at + place.before().length() - FlowTagPlace.ATTRIBUTE.before().length();
        return new Changed(result, new EventLayout(moved, FlowTagPlace.ATTRIBUTE, next));
    }

    private int removedBefore(int offset) {
        return marti.stream()
                .filter(span -> span.from() < offset)
                .mapToInt(Span::length)
                .sum();
    }
}
