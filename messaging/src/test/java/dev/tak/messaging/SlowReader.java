package dev.tak.messaging;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A device that, once its handshake is over, takes from its socket only so many bytes a second, or none at all. */
final class SlowReader implements AutoCloseable {

    /** Small, for the kernel says that there is room again when half of it is free. */
    private static final int RECEIVE_BUFFER = 2048;

    private static final int TURNS_A_SECOND = 10;

    private final SSLSocket tls;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean throttled;
    private volatile long taken;
    private volatile boolean closed;

    SlowReader(SSLContext context, int port, int bytesPerSecond) throws IOException {
        Socket plain = new Throttled(bytesPerSecond);
        plain.setReceiveBufferSize(RECEIVE_BUFFER);
        plain.connect(new InetSocketAddress("127.0.0.1", port));
        tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
        tls.startHandshake();
        throttled = true;
        if (bytesPerSecond > 0) {
            Thread.ofVirtual().start(this::read);
        }
    }

    private void read() {
        byte[] buffer = new byte[RECEIVE_BUFFER];
        try {
            InputStream stream = tls.getInputStream();
            while (stream.read(buffer) >= 0) {
                continue;
            }
        } catch (IOException failed) {
            // As good as an end.
        }
        closed = true;
    }

    /** Bytes taken from the socket since the handshake. */
    long taken() {
        return taken;
    }

    /** Whether a device that reads has come to the end. */
    boolean closed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        tls.close();
    }

    private final class Throttled extends Socket {

        private final int perTurn;

        Throttled(int bytesPerSecond) {
            perTurn = bytesPerSecond / TURNS_A_SECOND;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (!throttled) {
                        return super.read(buffer, offset, length);
                    }
                    awaitTurn();
                    int read = super.read(buffer, offset, Math.min(length, perTurn));
                    taken += Math.max(0, read);
                    return read;
                }
            };
        }

        private void awaitTurn() throws IOException {
            try {
                if (ended.await(1000 / TURNS_A_SECOND, TimeUnit.MILLISECONDS)) {
                    throw new IOException("Closed");
                }
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
    }
}
