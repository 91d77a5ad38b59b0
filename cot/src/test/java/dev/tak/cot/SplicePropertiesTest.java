package dev.tak.cot;

import static dev.tak.cot.CotEventTest.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SplicePropertiesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");
    private static final String FLOW_TAG = "<_flow-tags_ TAK-Server-s1=\"2030-05-01T10:00:00Z\"/>";

    /** A detail in two pieces each, of which the second is a marti element. */
    record Piece(String kept, String marti) {}

    @Property
    void onlyMartiElementsGoAndOnlyTheFlowTagComes(@ForAll("pieces") List<Piece> pieces) throws Exception {
        String before = event(pieces.stream().map(p -> p.kept() + p.marti()).toList(), "");
        String after = event(pieces.stream().map(Piece::kept).toList(), "");
        String tagged = event(pieces.stream().map(Piece::kept).toList(), FLOW_TAG);
        CotEvent event = parse(before);

        assertSame(event.withoutMarti(), after);
        assertSame(event.withoutMarti().withFlowTag("s1", NOW), tagged);
        assertSame(event.withFlowTag("s1", NOW).withoutMarti(), tagged);
        assertThat(new String(event.bytes(), UTF_8)).isEqualTo(before);
    }

    /** What a splice knows of its result is what a parser finds in it. */
    private static void assertSame(CotEvent event, String expected) throws MalformedEventException {
        assertThat(new String(event.bytes(), UTF_8)).isEqualTo(expected);
        CotEvent parsed = parse(expected);
        assertThat(event).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(parsed);
    }

    @Property
    void nothingButARefusalComesOfGarbage(@ForAll("garbage") byte[] garbage) {
        assertThatCode(() -> {
                    try {
                        CotEvent.parse(garbage, EventLimits.defaults());
                    } catch (MalformedEventException e) {
                        assertThat(e.reason()).isNotNull();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Property
    void whateverIsAcceptedCanBeSplicedAndReadAgain(@ForAll("damaged") byte[] damaged) throws Exception {
        CotEvent event;
        try {
            event = CotEvent.parse(damaged, EventLimits.defaults());
        } catch (MalformedEventException e) {
            return;
        }
        CotEvent spliced = event.withoutMarti().withFlowTag("s1", NOW);

        CotEvent parsed = CotEvent.parse(spliced.bytes(), EventLimits.defaults());

        assertThat(spliced).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(parsed);
        assertThat(Cutting.of(EventLimits.defaults(), spliced.bytes(), List.of(7))
                        .events())
                .containsExactly(new String(spliced.bytes(), UTF_8));
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        Arbitrary<String> kept = Arbitraries.of(
                        "<a b='\u00e4'/>",
                        "\u20ac\ud83d\ude00",
                        "<!-- <marti/> -->",
                        "<![CDATA[<marti/>]]>",
                        "\r\n ",
                        "<x><marti/></x>",
                        "<martini/>",
                        "&#228;",
                        "<?marti ?>",
                        "<event><detail/></event>")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        Arbitrary<String> marti = Arbitraries.of(
                "", "<marti/>", "<marti a='>' />", "<marti><dest uid='\u00e4'/></marti>", "<marti><marti/></marti\n>");
        return Combinators.combine(kept, marti).as(Piece::new).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Samples.garbage().map(bytes -> (bytes.length % 2 == 0
                        ? "<event " + new String(bytes, UTF_8)
                        : Samples.event(new String(bytes, UTF_8)))
                .getBytes(UTF_8));
    }

    /** A valid event of which some bytes have been overwritten. */
    @Provide
    Arbitrary<byte[]> damaged() {
        String content = "<point lat='1'/><detail a='b'><marti><dest uid='\u00e4'/></marti><_flow-tags_ a='b'/>"
                + "<!-- c --><![CDATA[d]]><contact callsign='c'/><marti/></detail><detail/>";
        byte[] valid = Samples.event(content).getBytes(UTF_8);
        Arbitrary<Byte> replacement = Arbitraries.of(
                "<>/='\" ade!-[]?&;:_\n".chars().mapToObj(c -> (byte) c).toList());
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, valid.length - 1)
                                .list()
                                .ofMaxSize(2),
                        replacement.list().ofSize(2))
                .as((positions, bytes) -> {
                    byte[] damaged = valid.clone();
                    for (int i = 0; i < positions.size(); i++) {
                        damaged[positions.get(i)] = bytes.get(i);
                    }
                    return damaged;
                });
    }

    private static String event(List<String> detail, String flowTag) {
        return Samples.event("\u00e4<point/><detail>" + String.join("", detail) + flowTag + "</detail>");
    }
}
