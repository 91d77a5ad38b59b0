package dev.tak.messaging.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tak.messaging.MessagingSettings;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class KeepaliveTest {

    private static final long SECONDS = 10;

    private final MessagingSettings settings = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(MessagingSettings.class)
            .build()
            .getConfigMapping(MessagingSettings.class);

    @Test
    void withTheNativeTransport() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        assumeThat(vertx.isNativeTransportEnabled()).isTrue();

        checkAccepted(vertx, socket -> {
            assertThat(socket.getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(socket.getOption(EpollChannelOption.TCP_KEEPIDLE)).isEqualTo(30);
            assertThat(socket.getOption(EpollChannelOption.TCP_KEEPINTVL)).isEqualTo(5);
            assertThat(socket.getOption(EpollChannelOption.TCP_KEEPCNT)).isEqualTo(3);
        });
    }

    @Test
    void withoutIt() throws Exception {
        checkAccepted(Vertx.vertx(), socket -> {
            assertThat(socket.getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(socket.getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)))
                    .isEqualTo(30);
            assertThat(socket.getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL)))
                    .isEqualTo(5);
            assertThat(socket.getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT)))
                    .isEqualTo(3);
        });
    }

    private void checkAccepted(Vertx vertx, Consumer<ChannelConfig> check) throws Exception {
        Keepalive keepalive = new Keepalive(vertx, settings);
        CompletableFuture<NetSocketInternal> accepted = new CompletableFuture<>();
        try {
            NetServer server = vertx.createNetServer()
                    .connectHandler(socket -> {
                        keepalive.apply(socket);
                        accepted.complete((NetSocketInternal) socket);
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
            try (Socket client = new Socket("127.0.0.1", server.actualPort())) {
                assertThat(client.isConnected()).isTrue();
                check.accept(accepted.get(SECONDS, TimeUnit.SECONDS)
                        .channelHandlerContext()
                        .channel()
                        .config());
            }
        } finally {
            vertx.close();
        }
    }
}
