package dev.tak.cot;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bytes to try the readers with. */
final class Samples {

    /** The smallest valid event. */
    static final String MINIMAL = event("<point/>");

    private static final String[] TOKENS = {
        "<event",
        "<event>",
        "<event ",
        "</event>",
        "</event",
        "<event/>",
        "event",
        "<",
        ">",
        "/",
        "/>",
        "=",
        "'",
        "\"",
        "<!--",
        "--",
        "-->",
        "<![CDATA[",
        "]",
        "]]>",
        "<?",
        "?",
        "?>",
        "<!",
        "<!DOCTYPE ",
        "&amp;",
        "&lol;",
        "&#0;",
        " ",
        "\n",
        "x",
        "a='b'",
        "<point/>",
        "<detail>",
        "</detail>",
        "<marti/>",
        "xmlns:",
        "xml:",
        ":",
        "\u00e4",
        "\ud83d\ude00",
        "\0"
    };

    private Samples() {}

    /** A valid event around this content. */
    static String event(String content) {
        return "<event version='2.0' uid='u' type='a-f-G' how='m-g' time='2030-05-01T10:00:00Z'"
                + " start='2030-05-01T10:00:01Z' stale='2030-05-01T10:00:02Z'>" + content + "</event>";
    }

    /** What may stand between two events. */
    static Arbitrary<String> junk() {
        return Arbitraries.of(
                        "",
                        "\n",
                        "\r\n \t",
                        "\ufeff",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
                        "<?xml version='1.0' encoding='utf-16' standalone='yes'?>",
                        "<auth><cot username=\"u\" password=\"p\"/></auth>",
                        "<!-- <event> -->",
                        "</event>",
                        "<eventX a='>",
                        "don't")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    /** Elements and other markup, well-formed except for raw angle brackets in attribute values. */
    static Arbitrary<String> markup() {
        return Arbitraries.of(
                        "text \u00e4\u20ac\ud83d\ude00",
                        "it's \"quoted\" > text",
                        "<a/>",
                        "<b c='d' e=\"f>\"/>",
                        "<b c='</event>'/>",
                        "<b c=\"<event>'\"></b>",
                        "<!-- </event> - ' -->",
                        "<!---->",
                        "<![CDATA[ </event> ]] ]> <event> ]]>",
                        "<![CDATA[]]]]]>",
                        "<?pi </event> > ? ?>",
                        "<event/>",
                        "<event uid='x'><event></event\n></event>",
                        "<eventual></eventual>",
                        "&lt;/event&gt;&#228;")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    /** An event with any markup in it. */
    static Arbitrary<String> anyMarkupEvent() {
        return Combinators.combine(
                        Arbitraries.of(
                                "<event>", "<event uid='</event>' x=\">\">", "<event\n/ >", "<event\tb = 'c'\n>"),
                        markup(),
                        Arbitraries.of("</event>", "</event >", "</event\r\n>"))
                .as((start, content, end) -> start + content + end);
    }

    /** Anything: markup in disorder, or mere bytes. */
    static Arbitrary<byte[]> garbage() {
        Arbitrary<byte[]> disorder = Arbitraries.of(TOKENS).list().ofMaxSize(60).map(tokens -> String.join("", tokens)
                .getBytes(UTF_8));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(Tuple.of(4, disorder), Tuple.of(1, bytes));
    }
}
