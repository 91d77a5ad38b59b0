package dev.tak.cli.up;

import dev.tak.cli.house.Packaging;
import dev.tak.cli.house.Size;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./tak up} was told.
 *
 * @param services how the services that it starts were built
 * @param portOffset added to every port
 * @param hosts address by part name
 * @param environment each {@code PART:KEY=VALUE}
 * @param prefixes command prefix by part or kind
 */
public record StartOptions(
        Size size,
        Packaging services,
        int portOffset,
        Map<String, String> hosts,
        List<String> environment,
        Map<String, String> prefixes) {}
