package dev.tak.cli.control;

import java.util.List;

/**
 * What a command wants of the supervisor.
 *
 * @param parts names of the parts that it is about, or of their kinds where parts are restarted one after the other;
 *     empty if it is about none
 */
public record Request(Action action, List<String> parts) {
    /** What can be wanted. */
    public enum Action {
        STATUS,
        START,
        STOP,
        RESTART,
        ROLL,
        KILL,
        FREEZE,
        THAW,
        LEND,
        DOWN
    }

    public Request {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    public static Request of(Action action) {
        return new Request(action, List.of());
    }
}
