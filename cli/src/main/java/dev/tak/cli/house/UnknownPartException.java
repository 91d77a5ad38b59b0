package dev.tak.cli.house;

import java.util.List;

/** A name was given that no part has; the message lists the names there are. */
public final class UnknownPartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownPartException(String name, List<String> names) {
        super("There is no part \"" + name + "\". The parts are: " + String.join(", ", names) + ".");
    }
}
