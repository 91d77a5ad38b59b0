package dev.tak.cot;

/**
 * Some bytes of an event.
 *
 * @param from offset of the first byte
 * @param to offset behind the last byte
 */
record Span(int from, int to) {

    int length() {
        return to - from;
    }

    Span shifted(int by) {
        return new Span(from + by, to + by);
    }
}
