package dev.tak.cli.house;

import dev.tak.cli.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of everything that belongs to one system, {@code .tak} by default.
 *
 * @param directory absolute
 */
public record Home(Path directory) {
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Makes the directories that are missing. */
    public void create() throws IOException {
        PrivateFiles.directory(directory);
        for (String name : List.of("secrets", "data", "logs", "run")) {
            PrivateFiles.directory(directory.resolve(name));
        }
    }

    public Path pki() {
        return directory.resolve("pki");
    }

    public Path packages() {
        return directory.resolve("packages");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    public Path settings() {
        return directory.resolve("settings.yaml");
    }

    /** What the parts of a whole system keep. */
    public Path data() {
        return directory.resolve("data");
    }

    /** What the parts of a small system keep. */
    public Path smallData() {
        return directory.resolve("small");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    /** What the named part, {@code supervisor} or {@code build} has said. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Which processes run. */
    public Path run() {
        return directory.resolve("run");
    }

    /** The Unix domain socket of the supervisor. */
    public Path socket() {
        return directory.resolve("supervisor.sock");
    }
}
