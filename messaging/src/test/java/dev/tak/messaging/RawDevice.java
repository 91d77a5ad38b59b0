package dev.tak.messaging;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A TLS socket with a user's certificate, for saying what no well-behaved device would say. */
final class RawDevice implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final StringBuffer received = new StringBuffer();
    private final NetSocket socket;
    private volatile boolean closed;
    private volatile Consumer<String> listener = text -> {};

    /** @throws CompletionException when the handshake fails */
    RawDevice(String user) {
        Config config = ConfigProvider.getConfig();
        NetClientOptions options =
                new NetClientOptions().setHostnameVerificationAlgorithm("").setReceiveBufferSize(4096);
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(config.getValue("test." + user + ".certificate", String.class))
                        .setKeyPath(config.getValue("test." + user + ".key", String.class)))
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(config.getValue(SystemResource.TRUST, String.class)));
        socket = vertx.createNetClient(options)
                .connect(config.getValue(SystemResource.PORT, Integer.class), "127.0.0.1")
                .onSuccess(this::listen)
                .onFailure(failure -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** On the event loop, where nothing can have come or ended before. */
    private void listen(NetSocket connected) {
        connected.exceptionHandler(failure -> closed = true);
        connected.closeHandler(ignored -> closed = true);
        connected.handler(chunk -> {
            String text = chunk.toString(StandardCharsets.UTF_8);
            received.append(text);
            listener.accept(text);
        });
    }

    void send(String text) {
        socket.write(Buffer.buffer(text));
    }

    /** Is given what is received from now on, as it comes, on the device's event loop. */
    void listener(Consumer<String> now) {
        listener = now;
    }

    /** Returns when the server serves the device: a handshake ends earlier for the client than for the server. */
    RawDevice served() {
        send(event("ping", "t-x-c-t", ""));
        await().atMost(Duration.ofSeconds(10)).until(() -> received().contains("takPong"));
        forget();
        return this;
    }

    void readNothing() {
        socket.pause();
    }

    boolean closed() {
        return closed;
    }

    String received() {
        return received.toString();
    }

    /** Forgets what was received so far. */
    void forget() {
        received.setLength(0);
    }

    static String event(String uid, String type, String detail) {
        Instant now = Instant.now();
        return ("<?xml version='1.0' encoding='UTF-8'?>\n<event version='2.0' uid='%s' type='%s' how='m-g' time='%s'"
                        + " start='%s' stale='%s'><point lat='46.9' lon='7.4' hae='0' ce='9999999' le='9999999'/>"
                        + "<detail>%s</detail></event>")
                .formatted(uid, type, now, now, now.plusSeconds(60), detail);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
