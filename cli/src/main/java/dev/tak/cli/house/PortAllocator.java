package dev.tak.cli.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Finds free ports below the range that the kernel gives to outgoing connections, each once. A port in that range may be the
 * near end of somebody's connection: then nobody can listen on it until 60 s after that was closed. Seen with Ignite nodes that
 * came back, while hundreds of clients on the same machine were looking for them.
 */
public final class PortAllocator implements IntSupplier {
    private static final int FIRST = 20_000;
    private static final int AFTER_LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private final Set<Integer> given = new HashSet<>();

    /** @throws IllegalStateException if none was found */
    @Override
    public int getAsInt() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            if (!given.contains(port) && free(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No free port found between " + FIRST + " and " + AFTER_LAST);
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
