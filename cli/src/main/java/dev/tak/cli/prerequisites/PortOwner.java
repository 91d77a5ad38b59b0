package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the process that has a TCP port, by way of {@code /proc}, see proc(5). */
final class PortOwner {
    private static final Path PROC = Path.of("/proc");

    private PortOwner() {}

    /** Empty if there is none, or it belongs to another user, or there is no {@code /proc}. */
    static Optional<ProcessHandle> of(int port) {
        Set<String> links = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            links.addAll(sockets(PROC.resolve(table), port));
        }
        if (links.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> hasOne(process.pid(), links))
                .findFirst();
    }

    /** The sockets with this local port, as links in {@code /proc/PID/fd} name them. */
    private static Set<String> sockets(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> links = new HashSet<>();
        try (Stream<String> lines = Files.lines(table)) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix))
                    .forEach(fields -> links.add("socket:[" + fields[9] + "]"));
        } catch (IOException noSuchTable) {
            return Set.of();
        }
        return links;
    }

    private static boolean hasOne(long pid, Set<String> links) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (links.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            return false;
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
