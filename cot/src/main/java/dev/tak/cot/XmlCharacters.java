package dev.tak.cot;

import dev.tak.cot.MalformedEventException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The characters that may stand in XML 1.0 (its production 2), and their encoding. */
final class XmlCharacters {

    private static final int BUFFER_CHARS = 1024;

    private XmlCharacters() {}

    /** Checks that the bytes are UTF-8, and of characters that XML knows. */
    static void check(byte[] xml) throws MalformedEventException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(xml);
        CharBuffer out = CharBuffer.allocate(Math.min(BUFFER_CHARS, xml.length + 1));
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            if (result.isError()) {
                throw new MalformedEventException(Reason.CHARACTERS, "Not UTF-8 at byte " + in.position());
            }
            checkCharacters(out.flip());
            out.clear();
        } while (result.isOverflow());
    }

    /** Whether a code point may stand in XML: a surrogate that is not one of a pair may not. */
    static boolean isAllowed(int c) {
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    private static void checkCharacters(CharBuffer decoded) throws MalformedEventException {
        char[] characters = decoded.array();
        for (int i = 0; i < decoded.limit(); i++) {
            if (!isAllowed(characters[i]) && !Character.isSurrogate(characters[i])) {
                throw new MalformedEventException(
                        Reason.CHARACTERS, "Character U+%04X is not allowed in XML".formatted((int) characters[i]));
            }
        }
    }
}
