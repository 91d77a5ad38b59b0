package dev.tak.cli.prerequisites;

/** Something that the machine must offer is missing; the message says what and what to do. */
public final class MissingPrerequisiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MissingPrerequisiteException(String message) {
        super(message);
    }
}
