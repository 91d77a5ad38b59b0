package dev.tak.cot;

import static dev.tak.cot.CotEventTest.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpliceTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00.9Z");
    private static final String TAG = "TAK-Server-s1=\"2030-05-01T10:00:00Z\"";

    private static String text(CotEvent event) {
        return new String(event.bytes(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<point/>|<point/><detail><_flow-tags_ T/></detail>",
                "<point/> \u00e4|<point/> \u00e4<detail><_flow-tags_ T/></detail>",
                "<detail/><point/>|<detail><_flow-tags_ T/></detail><point/>",
                "<point/><detail a='/' />|<point/><detail a='/' ><_flow-tags_ T/></detail>",
                "<point/><detail></detail>|<point/><detail><_flow-tags_ T/></detail>",
                "<point/><detail> \u20ac<a/> </detail >|<point/><detail> \u20ac<a/> <_flow-tags_ T/></detail >",
                "<detail><_flow-tags_/></detail><point/>|<detail><_flow-tags_ T/></detail><point/>",
                "<detail><_flow-tags_ a='b'> </_flow-tags_></detail><point/>"
                        + "|<detail><_flow-tags_ T a='b'> </_flow-tags_></detail><point/>",
                "<detail><x><_flow-tags_/></x></detail><point/>"
                        + "|<detail><x><_flow-tags_/></x><_flow-tags_ T/></detail><point/>",
                "<detail/><point/><detail><_flow-tags_/></detail>|<detail/><point/><detail><_flow-tags_ T/></detail>",
                "<point/><detail/><detail></detail>|<point/><detail><_flow-tags_ T/></detail><detail></detail>"
            })
    void aFlowTagIsAdded(String before, String after) throws MalformedEventException {
        CotEvent tagged = parse(Samples.event(before)).withFlowTag("s1", NOW);

        assertThat(text(tagged))
                .isEqualTo(Samples.event(after.replace("T/>", TAG + "/>").replace("T a", TAG + " a")));
        assertThat(tagged.hasFlowTag("s1")).isTrue();
        assertThat(parse(text(tagged)).hasFlowTag("s1")).isTrue();
    }

    @Test
    void eachServerAddsItsFlowTagOnce() throws MalformedEventException {
        CotEvent event = parse(Samples.event("<point/><detail/>"));

        CotEvent tagged = event.withFlowTag("s1", NOW).withFlowTag("s2", NOW);

        assertThat(tagged.withFlowTag("s1", NOW.plusSeconds(9))).isSameAs(tagged);
        assertThat(event.hasFlowTag("s1")).isFalse();
        assertThat(text(tagged))
                .isEqualTo(Samples.event(
                        "<point/><detail><_flow-tags_ " + TAG.replace("s1", "s2") + " " + TAG + "/></detail>"));
    }

    @Test
    void aServerIdMustFitIntoAnAttributeName() throws MalformedEventException {
        CotEvent event = parse(Samples.MINIMAL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.withFlowTag("a='b' c", NOW))
                .withMessageContaining("letters, digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<point/><detail>\u00e4<marti/>\ud83d\ude00</detail>|<point/><detail>\u00e4\ud83d\ude00</detail>",
                "<point/><detail><marti><dest uid='\u00e4>'/><!-- </marti> --></marti ></detail>|<point/><detail></detail>",
                "<detail>a<marti>b<marti/>c</marti>d<marti><dest/></marti></detail><point/>|<detail>ad</detail><point/>",
                "<detail><marti/></detail><point/><detail> <marti/> </detail>|<detail></detail><point/><detail>  </detail>",
                "<point/><detail><x><marti/></x></detail><marti/>|<point/><detail><x><marti/></x></detail><marti/>",
                "<point/><detail><martin/></detail>|<point/><detail><martin/></detail>"
            })
    void everyMartiIsRemoved(String before, String after) throws MalformedEventException {
        CotEvent stripped = parse(Samples.event(before)).withoutMarti();

        assertThat(text(stripped)).isEqualTo(Samples.event(after));
        assertThat(stripped.addressed()).isFalse();
        assertThat(stripped.destinations()).isEmpty();
        assertThat(stripped.withoutMarti()).isSameAs(stripped);
    }

    @Test
    void anEventWithoutMartiStaysAsItIs() throws MalformedEventException {
        CotEvent event = parse(Samples.MINIMAL);

        assertThat(event.withoutMarti()).isSameAs(event);
    }
}
