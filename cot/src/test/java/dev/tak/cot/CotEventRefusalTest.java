package dev.tak.cot;

import static dev.tak.cot.CotEventTest.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tak.cot.MalformedEventException.Reason;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CotEventRefusalTest {

    private static void assertRefused(String xml, Reason reason, String message) {
        assertRefused(xml.getBytes(UTF_8), reason, message);
    }

    private static void assertRefused(byte[] xml, Reason reason, String message) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CotEvent.parse(xml, EventLimits.defaults()))
                .withMessageContaining(message)
                .matches(e -> e.reason() == reason, "reason " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid", "type", "time", "start", "stale"})
    void namesTheRequiredAttributeThatIsMissing(String name) {
        assertRefused(Samples.MINIMAL.replace(" " + name + "=", " no" + name + "="), Reason.MISSING_ATTRIBUTE, name);
        assertRefused(
                Samples.MINIMAL.replaceFirst(" " + name + "='[^']*'", " " + name + "=' '"),
                Reason.MISSING_ATTRIBUTE,
                name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2030-05-01",
                "2030-05-01T10:00:00",
                "2030-13-01T10:00:00Z",
                "2030-05-01T10:00:00Z[Europe/Zurich]",
                "1893456000",
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00"
            })
    void namesTheTimeThatIsNone(String value) {
        assertRefused(Samples.MINIMAL.replace("2030-05-01T10:00:00Z", value), Reason.TIME, "event's time");
        assertRefused(Samples.MINIMAL.replace("2030-05-01T10:00:01Z", value), Reason.TIME, "event's start");
        assertRefused(Samples.MINIMAL.replace("2030-05-01T10:00:02Z", value), Reason.TIME, "event's stale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<detail><point/></detail>", "<x:point xmlns:x='urn:x'/>", "<!-- <point/> -->"})
    void wantsAPoint(String content) {
        assertRefused(Samples.event(content), Reason.MISSING_POINT, "no point");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<point>",
                "<point/></point>",
                "<point/><a b='c' b='d'/>",
                "<point/><a b='</event>'/>",
                "<point/>&lol;",
                "<point a='&lol;'/>",
                "<point/>&#0;",
                "<point/>&#xD800;",
                "<point/>&#xFFFF;",
                "<point/>]]>",
                "<point/><!-- -- -->",
                "<point/><?xml version='1.0'?>",
                "<point/><undeclared:a/>",
                "<point/><xmlns:a/>",
                "<point/><a xmlns:xmlns='b'/>",
                "<point/><a xmlns:xml='b'/>",
                "<point/><a undeclared:b='c'/>",
                "<point/><a b=c/>",
                "<point/><a b='c'd='e'/>"
            })
    void wantsWellFormedXml(String content) {
        assertRefused(Samples.event(content), Reason.NOT_WELL_FORMED, "Not well-formed XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<even", " <event", "<?xml version='1.0'?><event", "\ufeff<event", "<xevent"})
    void wantsAnEventInFront(String start) {
        assertRefused(Samples.MINIMAL.replace("<event", start), Reason.NOT_AN_EVENT, "begin with <event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "<!-- -->", "x", "<event/>", "<event><point/></event>"})
    void wantsNothingBehindTheEvent(String rest) {
        assertRefused(Samples.MINIMAL + rest, Reason.NOT_AN_EVENT, "behind the event");
    }

    @Test
    void wantsAnEventAndNothingThatBeginsLikeOne() {
        assertRefused("<eventful/>", Reason.NOT_AN_EVENT, "not an event");
        assertRefused("<event:x xmlns:event='urn:e'/>", Reason.NOT_AN_EVENT, "not an event");
    }

    @Test
    void refusesDeclarations() {
        String lol = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY lol%d '%s'>"
                        .formatted(i, "&lol%d;".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining());

        assertRefused(
                Samples.event("<!DOCTYPE a [<!ENTITY lol0 'lol'>" + lol + "]><point/>&lol9;"), Reason.DECLARATION, "");
        assertRefused(Samples.event("<point/><![INCLUDE[]]>"), Reason.DECLARATION, "declaration");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[][] wrong = {
            {(byte) 0xE4},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0x80}
        };
        for (byte[] bytes : wrong) {
            for (String content :
                    new String[] {"<point/>\0", "<point/><!--\0-->", "<point a='\0'/>", "<point/><a\0/>"}) {
                String hidden = content.replace("\0", new String(bytes, ISO_8859_1));
                assertRefused(Samples.event(hidden).getBytes(ISO_8859_1), Reason.CHARACTERS, "Not UTF-8 at byte");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0000", "1, 0001", "11, 000B", "31, 001F", "65534, FFFE", "65535, FFFF"})
    void refusesCharactersThatXmlDoesNotKnow(int c, String named) {
        assertRefused(Samples.event("<point/><!--" + (char) c + "-->"), Reason.CHARACTERS, "U+" + named);
        assertRefused(Samples.event("<point/>" + "x".repeat(5000) + (char) c), Reason.CHARACTERS, "U+" + named);
    }

    @Test
    void limitsTheSize() throws MalformedEventException {
        int room = EventLimits.defaults().maxBytes() - Samples.MINIMAL.length();

        assertThat(parse(Samples.event("<point/>" + "x".repeat(room))).bytes())
                .hasSize(EventLimits.defaults().maxBytes());
        assertRefused(Samples.event("<point/>" + "x".repeat(room + 1)), Reason.OVERSIZED, "524288");
    }

    @Test
    void limitsTheDepth() throws MalformedEventException {
        assertThat(parse(Samples.event("<point/>" + "<a>".repeat(63) + "</a>".repeat(63))))
                .isNotNull();
        assertRefused(
                Samples.event("<point/>" + "<a>".repeat(64) + "</a>".repeat(64)), Reason.TOO_DEEP, "deeper than 64");
        assertRefused(Samples.event("<point/>" + "<a>".repeat(100_000)), Reason.TOO_DEEP, "deeper than 64");
    }

    @Test
    void limitsTheAttributesOfAnElement() throws MalformedEventException {
        assertThat(parse(Samples.event("<point/><a" + attributes(64) + "/>"))).isNotNull();
        assertRefused(Samples.event("<point/><a" + attributes(65) + "/>"), Reason.TOO_MANY_ATTRIBUTES, "more than 64");
        assertRefused(
                Samples.event("<point/><a xmlns:x='urn:x'" + attributes(64) + "/>"),
                Reason.TOO_MANY_ATTRIBUTES,
                "more than 64");
        assertRefused(
                Samples.event("<point/><a" + attributes(30_000) + "/>"), Reason.TOO_MANY_ATTRIBUTES, "more than 64");
    }

    @Test
    void equalsSignsOutsideOfTagsAreNotAttributes() throws MalformedEventException {
        String signs = "=".repeat(1000);

        assertThat(parse(Samples.event("<point a='%1$s'/>%1$s<!--%1$s--><![CDATA[<a %1$s]]>".formatted(signs))))
                .isNotNull();
    }

    @Test
    void limitsTheNumberOfNames() throws MalformedEventException {
        assertThat(parse(Samples.event("<point/>" + "<a b='c'/>".repeat(40_000))))
                .isNotNull();
        assertRefused(Samples.event("<point/>" + elements("<a%d/>", 2000)), Reason.TOO_MANY_NAMES, "1024");
        assertRefused(Samples.event("<point/>" + elements("<a b%d=''/>", 2000)), Reason.TOO_MANY_NAMES, "1024");
        assertRefused(Samples.event("<point/>" + elements("<?a%d ?>", 2000)), Reason.TOO_MANY_NAMES, "1024");
        assertRefused(Samples.event("<point/>" + elements("<a xmlns:b%d='c'/>", 2000)), Reason.TOO_MANY_NAMES, "1024");
    }

    @Test
    void limitsTheLengthOfValues() throws MalformedEventException {
        String longUid = Samples.MINIMAL.replace("uid='u'", "uid='" + "\u00e4".repeat(256) + "'");
        assertThat(parse(longUid).uid()).hasSize(256);
        assertRefused(longUid.replace("uid='", "uid='x"), Reason.TOO_LONG, "event's uid is longer than 256");

        String longCallsign = Samples.event("<point/><detail><contact callsign='" + "c".repeat(1024) + "'/></detail>");
        assertThat(parse(longCallsign).contact().orElseThrow().callsign()).hasSize(1024);
        assertRefused(
                longCallsign.replace("callsign='", "callsign='x"),
                Reason.TOO_LONG,
                "contact's callsign is longer than");
    }

    @Test
    void whatIsNotReadMayBeLong() throws MalformedEventException {
        String value = "v".repeat(200_000);

        assertThat(parse(Samples.event("<point/><detail><image data='%1$s'>%1$s</image></detail>".formatted(value))))
                .isNotNull();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> " a" + i + "='b'").collect(Collectors.joining());
    }

    private static String elements(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }
}
