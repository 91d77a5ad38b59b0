package dev.tak.messaging.connection;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;

/** Ends a socket without waiting for anything that is still to be written to it, not even TLS's goodbye. */
public final class ForcedClose {

    private ForcedClose() {}

    /** From any thread. */
    public static void of(NetSocket socket) {
        // A close passes the handlers from back to front, and the one of TLS, which is in front, holds it up.
        ChannelHandlerContext front =
                ((NetSocketInternal) socket).channelHandlerContext().pipeline().firstContext();
        if (front != null) {
            front.close();
        }
    }
}
