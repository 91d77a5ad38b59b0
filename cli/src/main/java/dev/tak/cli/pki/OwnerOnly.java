package dev.tak.cli.pki;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories and files that nobody but their owner can read (0700 and 0600), from the moment they exist. */
public final class OwnerOnly {

    private static final FileAttribute<Set<PosixFilePermission>> NEW_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> NEW_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnerOnly() {}

    /** Creates the directory and those above it as far as they are missing; what is there keeps its permissions. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, NEW_DIRECTORY);
    }

    /** Writes the whole file or nothing: a reader, or a crash, never meets half of it. */
    public static void write(Path file, byte[] content) throws IOException {
        Path parent = directory(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(parent, "." + file.getFileName(), ".new", NEW_FILE);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
