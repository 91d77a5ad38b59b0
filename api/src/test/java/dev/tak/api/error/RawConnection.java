package dev.tak.api.error;

import dev.tak.api.house.Callers;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection of the administrator on which anything can be said. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    RawConnection() throws IOException {
        socket = Callers.tls("admin").getSocketFactory().createSocket("localhost", Callers.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** @return all that the server says until it closes the connection */
    String ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
