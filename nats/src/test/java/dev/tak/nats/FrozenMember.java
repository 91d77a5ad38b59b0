package dev.tak.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A member of a queue group whose process is frozen: it is subscribed, and neither reads nor answers anything. */
final class FrozenMember implements AutoCloseable {

    private final Socket socket;

    FrozenMember(NatsServer server, String subject) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.ports().client());
            String protocol = "CONNECT {\"user\":\"tak\",\"pass\":\"%s\",\"verbose\":false}\r\nSUB %s q 1\r\nPING\r\n"
                    .formatted(NatsServer.PASSWORD, subject);
            socket.getOutputStream().write(protocol.getBytes(StandardCharsets.US_ASCII));
            awaitPong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPong() throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("PONG") < 0) {
            read.append((char) socket.getInputStream().read());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
