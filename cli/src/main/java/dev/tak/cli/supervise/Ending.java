package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.process.Signal;
import java.time.Duration;
import java.util.List;

/**
 * How a part is told to end.
 *
 * @param grace after which it is killed
 */
public record Ending(Signal signal, Duration grace) {
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Longer than the lame duck settings in {@code nats.conf} take: 10 s of grace, and up to 20 s for the clients. */
    private static final Ending LAME_DUCK = new Ending(Signal.USR2, Duration.ofSeconds(45));

    /** SIGTERM. */
    public static Ending within(Duration grace) {
        return new Ending(Signal.TERM, grace);
    }

    /**
     * With time for what the part has at hand. A NATS server sends its clients to the others first.
     *
     * @param ofItsKind all parts of its kind
     */
    public static Ending gentle(Part part, List<Part> ofItsKind) {
        return part.kind() == PartKind.NATS && ofItsKind.size() > 1 ? LAME_DUCK : within(GRACE);
    }
}
