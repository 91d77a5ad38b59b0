package dev.tak.cot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class EventCutterPropertiesTest {

    private static final EventLimits SMALL = new EventLimits(120, 3, 64);

    @Property
    void anySplitOfAStreamGivesTheEventsInIt(
            @ForAll("streams") List<Tuple2<String, String>> stream, @ForAll("chunks") List<Integer> chunks) {
        String text = String.join(
                "", stream.stream().map(part -> part.get1() + part.get2()).toList());

        Cutting cutting = Cutting.of(EventLimits.defaults(), text.getBytes(UTF_8), chunks);

        assertThat(cutting.events()).isEqualTo(stream.stream().map(Tuple2::get2).toList());
        assertThat(cutting.broken()).isEmpty();
        assertThat(cutting.pending()).isZero();
    }

    @Property
    void anySplitOfGarbageGivesTheSameAndHoldsNoMoreThanTheLimit(
            @ForAll("garbage") byte[] garbage, @ForAll("chunks") List<Integer> chunks) {
        Cutting whole = Cutting.of(SMALL, garbage, List.of(Integer.MAX_VALUE));
        Cutting split = Cutting.of(SMALL, garbage, chunks);

        assertThat(split.outcome()).isEqualTo(whole.outcome());
        assertThat(split.mostPending()).isLessThanOrEqualTo(SMALL.maxBytes());
        assertThat(split.events()).allMatch(event -> event.startsWith("<event") && event.endsWith(">"));
    }

    @Property
    void everyEventCutFromGarbageIsCutTheSameOnItsOwn(@ForAll("garbage") byte[] garbage) {
        for (String event :
                Cutting.of(SMALL, garbage, List.of(Integer.MAX_VALUE)).events()) {
            // Decoding and encoding may have replaced bytes by longer ones.
            assertThat(Cutting.whole(EventLimits.defaults(), event).events()).containsExactly(event);
        }
    }

    @Provide
    Arbitrary<List<Integer>> chunks() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<Tuple2<String, String>>> streams() {
        return Combinators.combine(Samples.junk(), Samples.anyMarkupEvent())
                .as(Tuple::of)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Samples.garbage();
    }
}
