package dev.tak.cot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements in pure ASCII, all other characters as numeric references: a client that decodes each piece it
 * receives for itself (node-tak does) cannot damage them. What XML does not allow becomes U+FFFD.
 */
final class XmlWriter {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int FIRST_BEYOND_ASCII = 0x7F;

    private final StringBuilder out = new StringBuilder(512);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    XmlWriter start(String element) {
        endTag();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    XmlWriter attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    XmlWriter text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /** Ends the element begun last. */
    XmlWriter end() {
        String element = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** Everything written, all elements ended. */
    byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c >= ' ' && c < FIRST_BEYOND_ASCII) {
                        out.append((char) c);
                    } else {
                        out.append("&#")
                                .append(XmlCharacters.isAllowed(c) ? c : REPLACEMENT)
                                .append(';');
                    }
                }
            }
        });
    }
}
