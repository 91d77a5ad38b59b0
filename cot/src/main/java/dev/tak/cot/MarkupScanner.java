package dev.tak.cot;

/**
 * Finds the tags in the inside of an event, byte by byte: knows quotes, comments, CDATA sections and processing
 * instructions, in which no tag begins. Checks nothing else; that is the parser's work.
 *
 * <p>Works on UTF-8 without decoding it, as no byte of a multi-byte character is an ASCII character.
 */
final class MarkupScanner {

    /** What ended with the byte just read. */
    enum Token {
        NONE,
        START_TAG,
        EMPTY_TAG,
        END_TAG,
        /** The first byte after {@code <!} of something that is neither a comment nor a CDATA section. */
        DECLARATION
    }

    private enum State {
        TEXT,
        OPEN,
        NAME,
        ATTRIBUTES,
        QUOTED,
        END_NAME,
        END_REST,
        BANG,
        BANG_DASH,
        COMMENT,
        BANG_BRACKET,
        CDATA,
        INSTRUCTION
    }

    private static final String EVENT = "event";
    private static final String CDATA = "CDATA[";

    private State state = State.TEXT;
    /** How much of the word expected in this state has been read; -1 when the name differs from it. */
    private int matched;
    /** Bytes that may be the beginning of the end of a comment, a CDATA section or an instruction. */
    private int closing;

    private int quote;
    private boolean slash;
    private int attributes;

    /** Puts the scanner behind the name of an event's start tag. */
    void startAfterEventName() {
        begin(State.NAME);
        matched = EVENT.length();
    }

    /** Reads one byte, given as a value from 0 to 255. */
    Token next(int b) {
        switch (state) {
            case TEXT -> {
                if (b == '<') {
                    begin(State.OPEN);
                }
            }
            case OPEN -> opened(b);
            case NAME -> {
                if (!inName(b)) {
                    state = State.ATTRIBUTES;
                    return inStartTag(b);
                }
            }
            case ATTRIBUTES -> {
                return inStartTag(b);
            }
            case QUOTED -> {
                if (b == quote) {
                    state = State.ATTRIBUTES;
                }
            }
            case END_NAME, END_REST -> {
                return inEndTag(b);
            }
            case BANG -> {
                switch (b) {
                    case '-' -> state = State.BANG_DASH;
                    case '[' -> begin(State.BANG_BRACKET);
                    default -> {
                        return Token.DECLARATION;
                    }
                }
            }
            case BANG_DASH -> {
                if (b != '-') {
                    return Token.DECLARATION;
                }
                begin(State.COMMENT);
            }
            case BANG_BRACKET -> {
                if (b != CDATA.charAt(matched)) {
                    return Token.DECLARATION;
                }
                if (++matched == CDATA.length()) {
                    begin(State.CDATA);
                }
            }
            case COMMENT -> skipUntil(b, '-', 2);
            case CDATA -> skipUntil(b, ']', 2);
            case INSTRUCTION -> skipUntil(b, '?', 1);
        }
        return Token.NONE;
    }

    /** Whether the tag that just ended is that of an element named {@code event}. */
    boolean isEventTag() {
        return matched == EVENT.length();
    }

    /** Attributes of the start tag that is being read or just ended, as the number of equals signs in it. */
    int attributes() {
        return attributes;
    }

    private void begin(State next) {
        state = next;
        matched = 0;
        closing = 0;
        attributes = 0;
        slash = false;
    }

    private void opened(int b) {
        switch (b) {
            case '!' -> state = State.BANG;
            case '?' -> state = State.INSTRUCTION;
            case '/' -> state = State.END_NAME;
            default -> {
                state = State.NAME;
                next(b);
            }
        }
    }

    private boolean inName(int b) {
        if (isSpace(b) || b == '>' || b == '/' || b == '=' || b == '"' || b == '\'') {
            return false;
        }
        matched = matched >= 0 && matched < EVENT.length() && b == EVENT.charAt(matched) ? matched + 1 : -1;
        return true;
    }

    private Token inStartTag(int b) {
        switch (b) {
            case '>' -> {
                state = State.TEXT;
                return slash ? Token.EMPTY_TAG : Token.START_TAG;
            }
            case '"', '\'' -> {
                quote = b;
                state = State.QUOTED;
            }
            case '=' -> attributes++;
            default -> {}
        }
        slash = b == '/';
        return Token.NONE;
    }

    private Token inEndTag(int b) {
        if (b == '>') {
            state = State.TEXT;
            return Token.END_TAG;
        }
        if (isSpace(b)) {
            state = State.END_REST;
        } else if (state == State.END_REST || !inName(b)) {
            matched = -1;
        }
        return Token.NONE;
    }

    private void skipUntil(int b, char repeated, int times) {
        if (b == repeated) {
            closing++;
        } else if (b == '>' && closing >= times) {
            state = State.TEXT;
        } else {
            closing = 0;
        }
    }

    static boolean isSpace(int b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }
}
