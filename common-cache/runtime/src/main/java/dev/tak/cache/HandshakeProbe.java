package dev.tak.cache;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * Asks an address for a thin-client handshake. A connect proves nothing: the kernel accepts connections for a process
 * that is frozen, so only an answer counts.
 */
final class HandshakeProbe {

    /** What an address did. */
    enum Answer {
        /** It spoke the protocol, be it to refuse us. */
        ANSWERED,
        /** Nothing listens there. */
        REFUSED,
        /** It took the connection, or not even that, and said nothing in time. */
        SILENT
    }

    private static final byte HANDSHAKE = 1;
    private static final byte THIN_CLIENT = 2;

    private final Duration timeout;

    HandshakeProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** Blocks for at most the probe's time-out. */
    Answer ask(InetSocketAddress address) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(address, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(handshake());
            return socket.getInputStream().read() < 0 ? Answer.REFUSED : Answer.ANSWERED;
        } catch (ConnectException refused) {
            return Answer.REFUSED;
        } catch (IOException silent) {
            return Answer.SILENT;
        }
    }

    /** Protocol version 1.0.0, which every server still answers: length, operation, version, kind of client. */
    private static byte[] handshake() {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8)
                .put(HANDSHAKE)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 0)
                .put(THIN_CLIENT)
                .array();
    }
}
