package dev.tak.cot;

import static dev.tak.cot.MalformedStreamException.Reason.ABANDONED;
import static dev.tak.cot.MalformedStreamException.Reason.DECLARATION;
import static dev.tak.cot.MalformedStreamException.Reason.JUNK;
import static dev.tak.cot.MalformedStreamException.Reason.OVERSIZED;
import static dev.tak.cot.MalformedStreamException.Reason.TOO_DEEP;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCutterTest {

    private static final EventLimits LIMITS = EventLimits.defaults();
    private static final String EVENT = "<event uid='a'><point/></event>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<event></event>",
                "<event></event >",
                "<event></event\r\n\t >",
                "<event\nuid='a'></event>",
                "<event uid='</event>'></event>",
                "<event uid=\"</event>\" x='\"'></event>",
                "<event><a b='>'/><c d=\"/>\"></c></event>",
                "<event><!-- </event> --></event>",
                "<event><!--></event>--></event>",
                "<event><!--->--></event>",
                "<event><!-- it's --></event>",
                "<event><![CDATA[</event>]]></event>",
                "<event><![CDATA[]]]></event>",
                "<event><![CDATA[ ]] ]> \" </event> ]]></event>",
                "<event><?note </event> ?></event>",
                "<event><eventful></eventful></event>",
                "<event></events></event>",
                "<event></event x></event>",
                "<event><event></event></event>",
                "<event><event/><a/></event>",
                "<event><x:event></x:event></event>",
                "<event>it's \"text\" > &lt; / = </event>",
                "<event uid='\u00e4\ud83d\ude00'>\u20ac</event>",
                "<event/>",
                "<event uid='/'/>",
                "<event uid=a/b></event>"
            })
    void findsWhereAnEventEnds(String event) {
        String stream = event + EVENT + "\n" + event + "<";

        assertThat(Cutting.whole(LIMITS, stream).events()).containsExactly(event, EVENT, event);
        assertThat(Cutting.byteByByte(LIMITS, stream).events()).containsExactly(event, EVENT, event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\ufeff",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
                "<?xml version='1.0' encoding='utf-16'?>",
                "<?xml version='1.0'>",
                "<auth><cot username='u' password='p'/></auth>",
                "<eventful uid='a'>",
                "</event>",
                "<<eve<event<",
                "<!-- <event> ' -->",
                "<!--><event>-->",
                "<!- <![ <!",
                "it's \"junk\"",
                "\0\u0001"
            })
    void skipsWhatStandsBetweenEvents(String junk) {
        String stream = junk + EVENT + junk + EVENT + junk;

        assertThat(Cutting.whole(LIMITS, stream).outcome())
                .isEqualTo(Cutting.byteByByte(LIMITS, stream).outcome());
        assertThat(Cutting.whole(LIMITS, stream).events()).containsExactly(EVENT, EVENT);
    }

    @Test
    void takesOnlyThePartOfTheArrayThatItIsGiven() throws MalformedStreamException {
        List<String> events = new ArrayList<>();
        EventCutter cutter = new EventCutter(LIMITS);
        byte[] array = ("<event>" + EVENT + "</event>").getBytes(UTF_8);

        cutter.feed(array, "<event>".length(), EVENT.length(), event -> events.add(new String(event, UTF_8)));

        assertThat(events).containsExactly(EVENT);
        assertThat(cutter.pendingBytes()).isZero();
    }

    @Test
    void anEventOfTheLimitPassesAndOneByteMoreDoesNot() {
        String atLimit = "<event>" + "x".repeat(LIMITS.maxBytes() - "<event></event>".length()) + "</event>";
        String beyond = "<event>" + "x".repeat(LIMITS.maxBytes() + 1 - "<event></event>".length()) + "</event>";

        for (List<Integer> sizes : List.of(List.of(Integer.MAX_VALUE), List.of(4096), List.of(LIMITS.maxBytes()))) {
            assertThat(Cutting.of(LIMITS, (atLimit + EVENT).getBytes(UTF_8), sizes)
                            .events())
                    .containsExactly(atLimit, EVENT);
            assertThat(Cutting.of(LIMITS, (EVENT + beyond + EVENT).getBytes(UTF_8), sizes)
                            .outcome())
                    .isEqualTo(new Cutting(List.of(EVENT), Optional.of(OVERSIZED), 0, 0));
        }
    }

    @Test
    void holdsAnUnfinishedEventUpToTheLimitAndNoByteMore() throws MalformedStreamException {
        EventCutter cutter = new EventCutter(LIMITS);
        byte[] unfinished = ("<event>" + "x".repeat(LIMITS.maxBytes() - "<event>".length())).getBytes(UTF_8);

        cutter.feed(unfinished, 0, unfinished.length, event -> {});

        assertThat(cutter.pendingBytes()).isEqualTo(LIMITS.maxBytes());
        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> cutter.feed(unfinished, 0, 1, event -> {}))
                .matches(e -> e.reason() == OVERSIZED);
        assertThat(cutter.pendingBytes()).isZero();
    }

    @Test
    void readsALargeEventByteByByteInLinearTime() {
        String large = "<event>" + "<a b='c'/>".repeat(50_000) + "</event>";

        assertThat(Cutting.byteByByte(LIMITS, large).events()).containsExactly(large);
    }

    @Test
    void junkIsLimitedAndWhiteSpaceIsNotJunk() {
        String most = "j".repeat(EventCutter.MAX_JUNK_BYTES - "<event".length() - 1);

        assertThat(Cutting.whole(LIMITS, most + EVENT + most + EVENT).events()).hasSize(2);
        assertThat(Cutting.whole(LIMITS, most + "jjjjjjjjj" + EVENT).broken()).contains(JUNK);
        assertThat(Cutting.whole(LIMITS, "<!--" + most + "jjjjjjj").broken()).contains(JUNK);
        assertThat(Cutting.whole(LIMITS, "\r\n ".repeat(EventCutter.MAX_JUNK_BYTES) + EVENT)
                        .events())
                .hasSize(1);
    }

    @Test
    void aStreamThatReallyIsUtf16IsJunk() {
        byte[] stream = Cutting.repeat(EVENT, 2000).getBytes(UTF_16LE);

        assertThat(Cutting.of(LIMITS, stream, List.of(100)).broken()).contains(JUNK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><event>&lol2;</event>",
                "<!doctype html>",
                "<event><!DOCTYPE a></event>",
                "<event><!ENTITY a 'b'></event>",
                "<event><![INCLUDE[</event>",
                "<event><!-x></event>"
            })
    void refusesMarkupDeclarations(String stream) {
        assertThat(Cutting.whole(LIMITS, EVENT + stream + EVENT).outcome())
                .isEqualTo(Cutting.byteByByte(LIMITS, EVENT + stream + EVENT).outcome())
                .isEqualTo(new Cutting(List.of(EVENT), Optional.of(DECLARATION), 0, 0));
    }

    @Test
    void limitsHowDeepEventsAreNested() {
        String nested = "<event>".repeat(64) + "</event>".repeat(64);

        assertThat(Cutting.whole(LIMITS, nested).events()).containsExactly(nested);
        assertThat(Cutting.whole(LIMITS, "<event>" + nested).broken()).contains(TOO_DEEP);
        assertThat(Cutting.whole(LIMITS, "<event>" + "<a>".repeat(1000) + "</event>")
                        .events())
                .hasSize(1);
    }

    @Test
    void staysBrokenForTheSameReason() {
        EventCutter cutter = new EventCutter(LIMITS);
        byte[] bad = "<event><!DOCTYPE".getBytes(UTF_8);
        byte[] good = EVENT.getBytes(UTF_8);

        for (byte[] chunk : List.of(bad, good, good)) {
            assertThatExceptionOfType(MalformedStreamException.class)
                    .isThrownBy(() -> cutter.feed(chunk, 0, chunk.length, event -> {
                        throw new AssertionError("nothing may come out");
                    }))
                    .matches(e -> e.reason() == DECLARATION);
        }
    }

    @Test
    void isBrokenWhenAnEventCannotBeHandedOn() {
        EventCutter cutter = new EventCutter(LIMITS);
        byte[] chunk = (EVENT + EVENT).getBytes(UTF_8);

        assertThatIllegalStateException()
                .isThrownBy(() -> cutter.feed(chunk, 0, chunk.length, event -> {
                    throw new IllegalStateException("full");
                }));

        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> cutter.feed(chunk, 0, chunk.length, event -> {}))
                .matches(e -> e.reason() == ABANDONED);
    }
}
