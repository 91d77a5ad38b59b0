package dev.tak.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read: directories 0700, files 0600. */
public final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** Makes a directory, and those above it, where they are missing. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, DIRECTORY);
    }

    /** Makes an empty file where it is missing. */
    public static Path file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE)
                    .close();
        }
        return file;
    }

    /** Writes a file whole or not at all. */
    public static void write(Path file, String text) throws IOException {
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new", FILE);
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
