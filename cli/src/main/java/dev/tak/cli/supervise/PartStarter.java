package dev.tak.cli.supervise;

import dev.tak.cli.house.Part;
import java.io.IOException;

/** Starts the process of a part. */
@FunctionalInterface
public interface PartStarter {
    Process start(Part part) throws IOException;
}
