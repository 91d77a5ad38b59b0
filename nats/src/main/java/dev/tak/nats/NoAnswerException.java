package dev.tak.nats;

import java.time.Duration;

/** Nobody gave a result to a request within its time. It may or may not have had its effect; later may work. */
public final class NoAnswerException extends Exception {

    private final String subject;
    private final int attempts;

    NoAnswerException(String subject, int attempts, Duration waited, String last) {
        super("No result from %s: %d attempts in %d ms, the last one: %s"
                .formatted(subject, attempts, waited.toMillis(), last));
        this.subject = subject;
        this.attempts = attempts;
    }

    /** The subject that was asked. */
    public String subject() {
        return subject;
    }

    /** How often it was asked. */
    public int attempts() {
        return attempts;
    }
}
