package dev.tak.messaging.connection;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The two ends of a connection on loopback, without TLS.
 *
 * @param device the far end
 * @param served the near end
 * @param context of the near end
 */
record SocketPair(NetServer server, NetSocket device, NetSocket served, Context context) implements AutoCloseable {

    private static final long SECONDS = 10;

    static SocketPair open(Vertx vertx) throws Exception {
        CompletableFuture<Context> context = new CompletableFuture<>();
        CompletableFuture<NetSocket> accepted = new CompletableFuture<>();
        NetServer server = get(vertx.createNetServer()
                .connectHandler(socket -> {
                    context.complete(vertx.getOrCreateContext());
                    accepted.complete(socket);
                })
                .listen(0, "127.0.0.1"));
        NetSocket device = get(vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        return new SocketPair(
                server, device, accepted.get(SECONDS, TimeUnit.SECONDS), context.get(SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws Exception {
        get(device.close());
        get(server.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
