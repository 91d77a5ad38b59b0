package dev.tak.messaging.listener;

import dev.tak.messaging.connection.ForcedClose;
import io.vertx.core.net.impl.NetSocketInternal;

/** One socket's TLS handshake. */
final class Handshake {

    private final NetSocketInternal socket;
    private volatile boolean displaced;

    Handshake(NetSocketInternal socket) {
        this.socket = socket;
    }

    /** Calls back once the peer has sent its first TLS record whole; call when TLS is on the socket. */
    void onHello(Runnable said) {
        socket.channelHandlerContext().pipeline().addFirst(new FirstRecord(said));
    }

    /** Ends it for another one, from any thread. */
    void giveWay() {
        displaced = true;
        ForcedClose.of(socket);
    }

    /** Why it came to nothing. */
    HandshakeFailure failure(Throwable cause) {
        return displaced ? HandshakeFailure.DISPLACED : HandshakeFailure.of(cause);
    }
}
