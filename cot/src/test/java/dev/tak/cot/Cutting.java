package dev.tak.cot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came of feeding a stream to a cutter.
 *
 * @param pending bytes held at the end
 * @param mostPending most bytes held between two chunks
 */
record Cutting(List<String> events, Optional<MalformedStreamException.Reason> broken, int pending, int mostPending) {

    static Cutting whole(EventLimits limits, String stream) {
        byte[] bytes = stream.getBytes(UTF_8);
        return of(limits, bytes, List.of(bytes.length));
    }

    static Cutting byteByByte(EventLimits limits, String stream) {
        return of(limits, stream.getBytes(UTF_8), List.of(1));
    }

    /** Feeds chunks of these sizes, over and over until all is fed. */
    static Cutting of(EventLimits limits, byte[] stream, List<Integer> sizes) {
        EventCutter cutter = new EventCutter(limits);
        List<String> events = new ArrayList<>();
        int mostPending = 0;
        int fed = 0;
        try {
            for (int i = 0; fed < stream.length; i++) {
                int length = Math.min(sizes.get(i % sizes.size()), stream.length - fed);
                cutter.feed(stream, fed, length, event -> events.add(new String(event, UTF_8)));
                fed += length;
                mostPending = Math.max(mostPending, cutter.pendingBytes());
            }
            return new Cutting(events, Optional.empty(), cutter.pendingBytes(), mostPending);
        } catch (MalformedStreamException e) {
            return new Cutting(events, Optional.of(e.reason()), cutter.pendingBytes(), mostPending);
        }
    }

    /** The same, without what depends on how the stream was split. */
    Cutting outcome() {
        return new Cutting(events, broken, pending, 0);
    }

    static String repeat(String text, int times) {
        return String.join("", IntStream.range(0, times).mapToObj(i -> text).toList());
    }
}
