package dev.tak.ignite.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a node is.
 *
 * @param name its name, the same at each start
 * @param ordinal the number at the end of the name; the lowest one founds
 */
public record NodeIdentity(String name, int ordinal) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,61}?-(\\d{1,4})");

    /**
     * Reads a name such as {@code ignite-0}.
     *
     * @throws IllegalArgumentException if it does not end with an ordinal, or has characters that a pod's name can't have
     */
    public static NodeIdentity of(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no node name; it must end with an ordinal, as ignite-0 does");
        }
        return new NodeIdentity(name, Integer.parseInt(matcher.group(1)));
    }
}
