package dev.tak.cli.process;

import dev.tak.cli.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which process runs which part, on disk, so that a later command finds what an earlier one has left behind. */
public final class SavedProcesses {
    private static final String SUFFIX = ".pid";

    private final Path directory;

    public SavedProcesses(Path directory) {
        this.directory = directory;
    }

    /** Remembers a process under a name; does nothing if it has already ended. */
    public void save(String name, ProcessHandle process) throws IOException {
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process);
        if (identity.isPresent()) {
            PrivateFiles.write(
                    file(name), identity.get().pid() + "\n" + identity.get().started() + "\n");
        }
    }

    public void forget(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** The process of this name, if it still runs. */
    public Optional<ProcessHandle> running(String name) throws IOException {
        return Optional.ofNullable(running().get(name));
    }

    /** Everything saved that still runs, by name. */
    public Map<String, ProcessHandle> running() throws IOException {
        Map<String, ProcessHandle> running = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return running;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                read(file)
                        .flatMap(ProcessIdentity::running)
                        .ifPresent(process -> running.put(name.substring(0, name.length() - SUFFIX.length()), process));
            }
        }
        return running;
    }

    private static Optional<ProcessIdentity> read(Path file) throws IOException {
        String[] lines = Files.readString(file).split("\n");
        return lines.length < 2
                ? Optional.empty()
                : Optional.of(new ProcessIdentity(Long.parseLong(lines[0]), lines[1]));
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
