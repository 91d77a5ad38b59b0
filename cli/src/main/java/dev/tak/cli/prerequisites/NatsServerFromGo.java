package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds the NATS project's own sources; Go checks them against its checksum database. */
final class NatsServerFromGo implements NatsServerSource {
    private final Executables executables;
    private final Path binDirectory;

    NatsServerFromGo(Executables executables, Path binDirectory) {
        this.executables = executables;
        this.binDirectory = binDirectory;
    }

    @Override
    public boolean fetch(Consumer<String> progress) throws IOException {
        Optional<Path> go = executables.first("go");
        if (go.isEmpty()) {
            return false;
        }
        progress.accept("Building nats-server " + VERSION + " with Go, once (about a minute)");
        Files.createDirectories(binDirectory);
        return new Tool(
                        List.of(go.get().toString(), "install", "github.com/nats-io/nats-server/v2@v" + VERSION),
                        Map.of("GOBIN", binDirectory.toString(), "CGO_ENABLED", "0"))
                .run(progress);
    }
}
