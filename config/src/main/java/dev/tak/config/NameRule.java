package dev.tak.config;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What users and groups may be called. A user's name is the common name of a certificate, so letters and digits of
 * every script are allowed, with their marks, and {@code . _ - @} and the blank. It begins with a letter, a digit or
 * {@code _}, does not end with a blank, and is in Unicode's normal form C: else two names could look the same and be
 * different. Names are compared as they are: {@code ana} is not {@code Ana}.
 *
 * @param maxLength in code points
 */
public record NameRule(int maxLength) {

    private static final String OTHERS = "._-@ ";

    /** What is wrong with the name, for a person, with the name in front; empty when nothing is. */
    public Optional<String> objection(String kind, String name) {
        return fault(name).map(fault -> "%s name \"%s\" %s".formatted(kind, DisplayText.of(name, maxLength), fault));
    }

    private Optional<String> fault(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > maxLength) {
            return Optional.of("has %d characters; 1 to %d are allowed".formatted(length, maxLength));
        }
        if (!name.codePoints().allMatch(NameRule::allowed)) {
            return Optional.of("may hold letters, digits, '.', '_', '-', '@' and blanks only");
        }
        int first = name.codePointAt(0);
        if (!Character.isLetterOrDigit(first) && first != '_') {
            return Optional.of("must begin with a letter, a digit or '_'");
        }
        if (name.endsWith(" ")) {
            return Optional.of("must not end with a blank");
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return Optional.of("must be in Unicode's normal form C");
        }
        return Optional.empty();
    }

    private static boolean allowed(int character) {
        return Character.isLetterOrDigit(character) || isMark(character) || OTHERS.indexOf(character) >= 0;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
