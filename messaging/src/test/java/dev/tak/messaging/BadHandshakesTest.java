package dev.tak.messaging;

import static dev.tak.messaging.RawDevice.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Who never gets as far as TLS: each ends in its time, is counted, and keeps nobody out. */
@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class BadHandshakesTest extends Neighbourhood {

    private static final int SOCKETS = 1_000;

    /** A whole TLS record with the first four of the 4,100 bytes that it announces. */
    private static final byte[] BEGINNING_OF_A_HELLO = {22, 3, 1, 0, 4, 1, 0, 16, 0};

    @Test
    void silentSocketsAreClosedAndKeepNobodyOut() throws IOException {
        long descriptors = descriptors();
        double before = handshakesFailed("displaced") + handshakesFailed("timeout");
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                silent.add(connect());
                assertThat(handshakes()).isLessThanOrEqualTo(SystemResource.HANDSHAKES);
            }
            long began = System.nanoTime();
            try (RawDevice newcomer = new RawDevice("dora")) {
                newcomer.send(event("ping", "t-x-c-t", ""));
                until(() -> newcomer.received().contains("takPong"));
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GoodPair.UNDISTURBED);
            }
            until(() -> handshakesFailed("displaced") + handshakesFailed("timeout") == before + SOCKETS);
            assertThat(silent).allSatisfy(socket -> assertThat(endOf(socket)).isTrue());
            assertThat(handshakes()).isZero();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        until(() -> descriptors() < descriptors + SOCKETS / 20);
    }

    @Test
    void handshakesThatHaveBegunAreBoundedToo() throws IOException {
        double tooMany = handshakesFailed("too_many");
        List<Socket> begun = new ArrayList<>();
        try {
            while (handshakesFailed("too_many") == tooMany && begun.size() < SOCKETS) {
                Socket socket = connect();
                begun.add(socket);
                begin(socket);
                assertThat(handshakes()).isLessThanOrEqualTo(SystemResource.HANDSHAKES);
            }
            assertThat(handshakesFailed("too_many")).isGreaterThan(tooMany);
        } finally {
            for (Socket socket : begun) {
                socket.close();
            }
        }
        until(() -> handshakes() == 0);
    }

    private static void begin(Socket socket) {
        try {
            socket.getOutputStream().write(BEGINNING_OF_A_HELLO);
        } catch (IOException refused) {
            // What is to be tried.
        }
    }

    @Test
    void aHandshakeInDripsEndsInItsTime() throws IOException {
        double before = handshakesFailed("timeout");
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < OF_A_KIND; i++) {
                Socket socket = connect();
                dripping.add(socket);
                drip(socket.getOutputStream(), hello((byte) 3));
            }
            long began = System.nanoTime();
            assertThat(dripping).allSatisfy(socket -> assertThat(endOf(socket)).isTrue());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            until(() -> handshakesFailed("timeout") == before + OF_A_KIND);
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
    }

    /** Until it fails; a scheduled task that throws is not run again. */
    private void drip(OutputStream stream, byte[] bytes) {
        AtomicInteger next = new AtomicInteger();
        clock.scheduleAtFixedRate(
                () -> {
                    try {
                        stream.write(bytes[next.getAndIncrement()]);
                    } catch (IOException closed) {
                        throw new IllegalStateException(closed);
                    }
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
    }

    @Test
    void garbageInsteadOfTlsIsRefusedAtOnce() throws IOException {
        double notTls = handshakesFailed("not_tls");
        double protocol = handshakesFailed("protocol");
        byte[] garbage = "GET / HTTP/1.1\r\n".repeat(GARBAGE_BYTES / 16).getBytes(StandardCharsets.US_ASCII);
        byte[] likeTls = garbage.clone();
        System.arraycopy(new byte[] {22, 3, 3, 1, 0}, 0, likeTls, 0, 5);
        for (int i = 0; i < OF_A_KIND; i++) {
            assertEnds(garbage);
            assertEnds(likeTls);
        }
        until(() -> handshakesFailed("not_tls") == notTls + OF_A_KIND);
        until(() -> handshakesFailed("protocol") == protocol + OF_A_KIND);
    }

    @Test
    void whoDoesNotSpeakOurTlsIsRefusedForWhatIsMissing() throws Exception {
        double protocol = handshakesFailed("protocol");
        double none = handshakesFailed("no_certificate");
        double untrusted = handshakesFailed("untrusted");
        double peer = handshakesFailed("peer");
        assertEnds(hello((byte) 1));
        until(() -> handshakesFailed("protocol") == protocol + 1);

        assertRefused(context(Optional.empty()));
        until(() -> handshakesFailed("no_certificate") == none + 1);

        assertRefused(context(Optional.of("foreign")));
        until(() -> handshakesFailed("untrusted") == untrusted + 1);

        connect().close();
        until(() -> handshakesFailed("peer") > peer);
    }

    /** Some of them only: with handshakes on worker threads it depends on who comes first. */
    @Test
    void whoIsRefusedFillsNoLog() throws Exception {
        Logger pipelines = Logger.getLogger("io.netty.channel.DefaultChannelPipeline");
        Queue<LogRecord> said = new ConcurrentLinkedQueue<>();
        Handler hearing = new Heard(said);
        pipelines.addHandler(hearing);
        try {
            double untrusted = handshakesFailed("untrusted");
            for (int i = 0; i < OF_A_KIND; i++) {
                assertRefused(context(Optional.of("foreign")));
            }
            until(() -> handshakesFailed("untrusted") == untrusted + OF_A_KIND);
            assertThat(said).isEmpty();
        } finally {
            pipelines.removeHandler(hearing);
        }
    }

    private static final class Heard extends Handler {

        private final Queue<LogRecord> said;

        Heard(Queue<LogRecord> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord message) {
            said.add(message);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private void assertEnds(byte[] said) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(said);
            assertThat(endOf(socket)).isTrue();
        }
    }

    /** Whether the other side ends the connection in time, in whatever way. */
    private static boolean endOf(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void assertRefused(SSLContext context) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout((int) SOON.toMillis());
            assertThat(endOf(socket)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    /** A ClientHello of TLS 1.0 to 1.2 (minor version 1 to 3) that offers one old cipher suite and nothing else. */
    private static byte[] hello(byte minorVersion) {
        int body = 2 + 32 + 1 + 2 + 2 + 1 + 1;
        return ByteBuffer.allocate(5 + 4 + body)
                .put(new byte[] {22, 3, 1})
                .putShort((short) (4 + body))
                .putInt(1 << 24 | body)
                .put((byte) 3)
                .put(minorVersion)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 2)
                .putShort((short) 0x2F)
                .put(new byte[] {1, 0})
                .array();
    }

    private double handshakes() {
        return metrics.get("messaging.handshakes").gauge().value();
    }

    private double handshakesFailed(String reason) {
        return metrics.get("messaging.handshakes.failed")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
