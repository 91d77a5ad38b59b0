package dev.tak.config;

/** Text of others, made fit for one line of a log or of a message. */
public final class DisplayText {

    private static final int REPLACEMENT = '?';

    private DisplayText() {}

    /** The text without control, format and line-separating characters, at most so many code points of it. */
    public static String of(String text, int maxLength) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(maxLength)
                .map(character -> isVisible(character) ? character : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > maxLength
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
