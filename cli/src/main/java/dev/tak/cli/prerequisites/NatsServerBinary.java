package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a NATS server that is new enough: {@code $NATS_SERVER}, the PATH, {@code .tak/bin}. */
public final class NatsServerBinary {
    private final Path root;
    private final Map<String, String> environment;

    private NatsServerBinary(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /**
     * @param root the checkout
     * @param environment of the caller; {@code NATS_SERVER} and {@code PATH} are looked at
     */
    public static NatsServerBinary of(Path root, Map<String, String> environment) {
        return new NatsServerBinary(root, environment);
    }

    /** @throws MissingPrerequisiteException if there is none */
    public Path path() throws IOException {
        String named = environment.get("NATS_SERVER");
        if (named != null && !named.isBlank()) {
            Path binary = Path.of(named).toAbsolutePath();
            return NatsServerVersion.of(binary)
                    .filter(NatsServerVersion::supported)
                    .map(version -> binary)
                    .orElseThrow(() -> new MissingPrerequisiteException(
                            "NATS_SERVER names " + binary + ", which is no nats-server from " + NatsServerVersion.OLDEST
                                    + " on. Unset or correct it."));
        }
        for (Path candidate : candidates().toList()) {
            Optional<NatsServerVersion> version = NatsServerVersion.of(candidate);
            if (version.isPresent() && version.get().supported()) {
                return candidate;
            }
        }
        throw new MissingPrerequisiteException("There is no nats-server from " + NatsServerVersion.OLDEST
                + " on. Set NATS_SERVER to one, or run ./tak up once, which gets it.");
    }

    private Stream<Path> candidates() {
        Stream<Path> onThePath = Arrays.stream(
                        environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "nats-server").toAbsolutePath());
        return Stream.concat(onThePath, Stream.of(root.resolve(".tak/bin/nats-server")))
                .filter(Files::isExecutable);
    }
}
