package dev.tak.messaging.listener;

import dev.tak.messaging.MessagingSettings;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.jboss.logging.Logger;

/**
 * Lets the kernel ask an idle device whether it is still there. Vert.x sets the times with the native transport only.
 *
 * <p>TCP_USER_TIMEOUT is not set, although it would end unacknowledged connections: Linux also counts the time that a
 * slow device's window is closed, and does not begin anew when it opens a little (measured with 6.18: each device that
 * read 1 KB/s was ended exactly after the time-out). {@link DeviceWatch} does that work.
 */
@Singleton
class Keepalive {

    private static final Logger LOG = Logger.getLogger(Keepalive.class);

    private final Map<ChannelOption<Integer>, Integer> options;

    Keepalive(Vertx vertx, MessagingSettings settings) {
        MessagingSettings.Peer peer = settings.peer();
        if (vertx.isNativeTransportEnabled()) {
            options = Map.of(
                    EpollChannelOption.TCP_KEEPIDLE, seconds(peer.keepaliveIdle()),
                    EpollChannelOption.TCP_KEEPINTVL, seconds(peer.keepaliveInterval()),
                    EpollChannelOption.TCP_KEEPCNT, peer.keepaliveCount());
        } else {
            options = Map.of(
                    NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds(peer.keepaliveIdle()),
                    NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), seconds(peer.keepaliveInterval()),
                    NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), peer.keepaliveCount());
            LOG.info("No native transport: a device whose network is gone is noticed while nothing is on its way to it,"
                    + " by keepalive; otherwise only when the kernel gives up, after about 15 minutes");
        }
    }

    void apply(NetSocket socket) {
        ChannelConfig config =
                ((NetSocketInternal) socket).channelHandlerContext().channel().config();
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        options.forEach(config::setOption);
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toSeconds()));
    }
}
