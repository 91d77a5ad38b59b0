package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.util.function.Consumer;

/** A place that a NATS server can be fetched from. */
interface NatsServerSource {
    /** The version that all parts of this project are tested with. */
    String VERSION = "2.15.1";

    /**
     * Puts the binary in its place.
     *
     * @return false if this machine can't use this source, after a line that says why
     */
    boolean fetch(Consumer<String> progress) throws IOException;
}
