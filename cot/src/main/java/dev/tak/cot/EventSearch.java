package dev.tak.cot;

import java.nio.charset.StandardCharsets;

/** Looks for the start of an event between two events, byte by byte, and counts what it skips. */
final class EventSearch {

    enum Result {
        SEARCHING,
        /** This byte ends the name of an event's start tag, and is not part of the name. */
        FOUND,
        /** This byte is the first letter of a markup declaration, as in {@code <!DOCTYPE}. */
        DECLARATION
    }

    /** What an event starts with. */
    static final byte[] START = "<event".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] COMMENT_START = "<!--".getBytes(StandardCharsets.US_ASCII);

    private int event;
    private int comment;
    private boolean inComment;
    private int dashes;
    private int junk;

    /** Reads one byte, given as a value from 0 to 255. */
    Result next(int b) {
        if (!MarkupScanner.isSpace(b)) {
            junk++;
        }
        if (inComment) {
            inComment = !(b == '>' && dashes >= 2);
            dashes = b == '-' ? dashes + 1 : 0;
            return Result.SEARCHING;
        }
        if (event == START.length && (MarkupScanner.isSpace(b) || b == '>' || b == '/')) {
            return Result.FOUND;
        }
        if (comment == 2 && isLetter(b)) {
            return Result.DECLARATION;
        }
        event = advance(START, event, b);
        comment = advance(COMMENT_START, comment, b);
        if (comment == COMMENT_START.length) {
            inComment = true;
            comment = 0;
            dashes = 0;
        }
        return Result.SEARCHING;
    }

    /** Bytes skipped since the last event, without white space. */
    int junk() {
        return junk;
    }

    void reset() {
        event = 0;
        comment = 0;
        junk = 0;
    }

    private static int advance(byte[] word, int matched, int b) {
        if (matched < word.length && b == word[matched]) {
            return matched + 1;
        }
        return b == word[0] ? 1 : 0;
    }

    private static boolean isLetter(int b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }
}
