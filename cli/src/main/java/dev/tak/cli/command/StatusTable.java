package dev.tak.cli.command;

import dev.tak.cli.house.PortRole;
import dev.tak.cli.supervise.EntranceStatus;
import dev.tak.cli.supervise.PartState;
import dev.tak.cli.supervise.PartStatus;
import dev.tak.cli.supervise.SystemStatus;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The status for people. */
final class StatusTable {
    private static final String ROW = "%-12s %-9s %8s %8s %8s %6s %5s  %s%n";

    private final SystemStatus status;

    StatusTable(SystemStatus status) {
        this.status = status;
    }

    void print(PrintWriter out) {
        out.printf(ROW, "PART", "STATE", "PID", "UP", "RESTARTS", "KILLED", "EXIT", "WHERE");
        status.parts().forEach(part -> print(part, out));
        out.println();
        status.entrances().forEach(entrance -> print(entrance, out));
        out.println("supervisor: pid " + status.pid());
    }

    private static void print(PartStatus part, PrintWriter out) {
        out.printf(
                ROW,
                part.name(),
                state(part),
                orDash(part.pid()),
                part.runningSeconds() == null ? "-" : duration(part.runningSeconds()),
                part.restarts(),
                part.livenessKills(),
                orDash(part.lastExitCode()),
                part.host() + " " + ports(part.ports()));
    }

    private static void print(EntranceStatus entrance, PrintWriter out) {
        String ready = entrance.ready().isEmpty() ? "nobody" : String.join(", ", entrance.ready());
        out.println(entrance.name() + ": " + entrance.address() + " -> " + ready + "; " + entrance.connections()
                + " connections, " + entrance.refused() + " refused");
    }

    /** A part that does not answer is worth a word, whatever its state. */
    private static String state(PartStatus part) {
        boolean silent = !part.live() && (part.state() == PartState.READY || part.state() == PartState.UNREADY);
        return silent ? "silent" : part.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String ports(Map<PortRole, Integer> ports) {
        return new TreeMap<>(ports)
                .entrySet().stream()
                        .map(port -> port.getKey().name().toLowerCase(Locale.ROOT) + " " + port.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String orDash(Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
