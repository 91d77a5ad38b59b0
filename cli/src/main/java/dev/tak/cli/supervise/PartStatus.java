package dev.tak.cli.supervise;

import dev.tak.cli.house.PortRole;
import java.util.Map;

/**
 * What is known of a part.
 *
 * @param pid null if it does not run
 * @param runningSeconds since its process started, null if it does not run
 * @param live whether the last liveness check was answered
 * @param restarts how often it was started again after it had exited by itself or been killed
 * @param livenessKills how often it was killed because it did not answer
 * @param lastExitCode of its last process that ended, null if none has; 128 + signal for one that was killed
 */
public record PartStatus(
        String name,
        PartState state,
        Long pid,
        Long runningSeconds,
        boolean live,
        int restarts,
        int livenessKills,
        Integer lastExitCode,
        String host,
        Map<PortRole, Integer> ports) {}
