package dev.tak.cli.device;

import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cot.ControlEvents;
import dev.tak.cot.CotEvent;
import dev.tak.cot.EventCutter;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedEventException;
import dev.tak.cot.MalformedStreamException;
import dev.tak.cot.ServerEvents;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/** As much of a TAK server as a device needs: TLS with client certificates, pongs, everybody hears everybody, and a newcomer
 * hears where the others are. */
final class TlsServer {

    private final NetServer server;
    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final List<CotEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> positions = new ConcurrentHashMap<>();
    private volatile boolean silent;

    TlsServer(Vertx vertx, DevelopmentPki pki, int port) throws Exception {
        server = vertx.createNetServer(new NetServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setSsl(true)
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(
                                new PemTrustOptions().addCertPath(pki.trust().toString()))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(pki.server().certificate().toString())
                                .setKeyPath(pki.server().key().toString())))
                .connectHandler(this::accept);
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", server.actualPort());
    }

    /** Subjects of the certificates of all connections there were. */
    List<String> users() {
        return users;
    }

    /** All events received, pings too. */
    List<CotEvent> events() {
        return events;
    }

    List<NetSocket> sockets() {
        return sockets;
    }

    /** From now on sends nothing by itself. */
    void fallSilent() {
        silent = true;
    }

    void send(byte[] bytes) {
        sockets.forEach(socket -> socket.write(Buffer.buffer(bytes)));
    }

    void closeConnections() {
        sockets.forEach(NetSocket::close);
    }

    void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void accept(NetSocket socket) {
        try {
            users.add(
                    socket.peerCertificates().getFirst() instanceof X509Certificate certificate
                            ? certificate.getSubjectX500Principal().getName()
                            : "");
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e);
        }
        positions.values().forEach(position -> socket.write(Buffer.buffer(position)));
        sockets.add(socket);
        EventCutter cutter = new EventCutter(EventLimits.defaults());
        socket.closeHandler(closed -> sockets.remove(socket));
        socket.handler(chunk -> {
            try {
                cutter.feed(chunk.getBytes(), 0, chunk.length(), event -> take(socket, event));
            } catch (MalformedStreamException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void take(NetSocket from, byte[] bytes) {
        try {
            CotEvent event = CotEvent.parse(bytes, EventLimits.defaults());
            events.add(event);
            if (silent) {
                return;
            }
            if (ControlEvents.isPing(event.type())) {
                from.write(Buffer.buffer(ServerEvents.pong(Instant.now())));
            } else {
                if (event.isPosition()) {
                    positions.put(event.uid(), bytes);
                }
                sockets.stream().filter(socket -> socket != from).forEach(to -> to.write(Buffer.buffer(bytes)));
            }
        } catch (MalformedEventException e) {
            throw new IllegalStateException(e);
        }
    }
}
