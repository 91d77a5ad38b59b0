package dev.tak.cli.supervise;

import java.util.List;

/**
 * What is known of the whole system.
 *
 * @param pid of the supervisor
 */
public record SystemStatus(long pid, List<PartStatus> parts, List<EntranceStatus> entrances) {
    public boolean allReady() {
        return parts.stream().allMatch(part -> part.state() == PartState.READY);
    }
}
