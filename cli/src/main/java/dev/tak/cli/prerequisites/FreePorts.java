package dev.tak.cli.prerequisites;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Checks that ports can be listened at. */
public final class FreePorts {
    private FreePorts() {}

    /**
     * @throws MissingPrerequisiteException if some are taken; the message names each, and who has it where that is
     *     known
     */
    public static void check(List<WantedPort> wanted) {
        List<String> taken = new ArrayList<>();
        for (WantedPort port : wanted) {
            if (!free(port)) {
                String owner = PortOwner.of(port.port())
                        .map(process -> " by process " + process.pid() + command(process))
                        .orElse("");
                taken.add("Port " + port.port() + " (" + port.what() + ") is taken" + owner + ".");
            }
        }
        if (!taken.isEmpty()) {
            taken.add("End what has taken it, or choose other ports with --port-offset N.");
            throw new MissingPrerequisiteException(String.join(System.lineSeparator(), taken));
        }
    }

    private static String command(ProcessHandle process) {
        return process.info().command().map(command -> " (" + command + ")").orElse("");
    }

    private static boolean free(WantedPort wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(wanted.host(), wanted.port()));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
