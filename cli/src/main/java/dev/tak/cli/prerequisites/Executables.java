package dev.tak.cli.prerequisites;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the PATH offers. */
final class Executables {
    private final List<Path> directories;

    /** @param environment its {@code PATH} is looked at */
    Executables(Map<String, String> environment) {
        this.directories = Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).toAbsolutePath())
                .toList();
    }

    /** All files of this name that can be run, absolute, in the order of the PATH. */
    List<Path> all(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
    }

    Optional<Path> first(String name) {
        return all(name).stream().findFirst();
    }
}
