package dev.tak.messaging.listener;

import dev.tak.messaging.connection.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks from time to time whether anything still comes from a device to which something is underway, and whether the
 * device takes anything of what waits for it. A slow one does: bytes leave the queue, or at least the kernel's buffer.
 * On the connection's event loop.
 */
final class DeviceWatch {

    private static final int LOOKS = 4;

    private final Channel channel;
    private final long stallMillis;
    private final long unansweredMillis;
    private final Consumer<CloseReason> close;
    private final long periodMillis;
    private long lookedNanos = System.nanoTime();
    private long waiting;
    private int looksInVain;

    DeviceWatch(NetSocket socket, Duration stall, Duration unanswered, Consumer<CloseReason> close) {
        this.channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        this.stallMillis = stall.toMillis();
        this.unansweredMillis = unanswered.toMillis();
        this.close = close;
        this.periodMillis = Math.max(1, Math.min(stallMillis, unansweredMillis) / LOOKS);
    }

    /** Until the connection's end; call on its event loop. */
    void start(Vertx vertx) {
        long timer = vertx.setPeriodic(periodMillis, ignored -> look());
        channel.closeFuture().addListener(closed -> vertx.cancelTimer(timer));
    }

    private void look() {
        if (!channel.isActive()) {
            return;
        }
        Optional<EpollTcpInfo> kernel =
                channel instanceof EpollSocketChannel epoll ? Optional.of(epoll.tcpInfo()) : Optional.empty();
        if (kernel.filter(this::unanswered).isPresent()) {
            close.accept(CloseReason.UNREACHABLE);
        } else if (stalled(kernel)) {
            close.accept(CloseReason.STALLED);
        }
    }

    private boolean unanswered(EpollTcpInfo kernel) {
        boolean underway = kernel.unacked() > 0 || kernel.probes() > 0;
        return underway && Math.min(kernel.lastAckRecv(), kernel.lastDataRecv()) >= unansweredMillis;
    }

    /** Looks are counted, not time: this process may have stood still itself. */
    private boolean stalled(Optional<EpollTcpInfo> kernel) {
        looksInVain = moved(kernel) ? 0 : looksInVain + 1;
        return looksInVain * periodMillis >= stallMillis;
    }

    private boolean moved(Optional<EpollTcpInfo> kernel) {
        long now = System.nanoTime();
        long sinceLook = TimeUnit.NANOSECONDS.toMillis(now - lookedNanos);
        long waited = waiting;
        lookedNanos = now;
        waiting = channel.bytesBeforeWritable();
        // The kernel takes more only when a third of its buffer is free, which lasts long with a slow device.
        return waiting == 0
                || waiting != waited
                || kernel.filter(k -> k.lastDataSent() < sinceLook).isPresent();
    }
}
