package dev.tak.messaging.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Looks at what a peer sends until its first TLS record is whole: type, version and length, then so many bytes. */
final class FirstRecord extends ChannelInboundHandlerAdapter {

    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_OFFSET = 3;

    private final Runnable whole;
    private int length;
    private int received;

    FirstRecord(Runnable whole) {
        this.whole = whole;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && isWholeWith(bytes)) {
            context.pipeline().remove(this);
            whole.run();
        }
        context.fireChannelRead(message);
    }

    private boolean isWholeWith(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = bytes.readerIndex();
        for (; at < end && received < HEADER_BYTES; at++, received++) {
            if (received >= LENGTH_OFFSET) {
                length = length << Byte.SIZE | bytes.getUnsignedByte(at);
            }
        }
        received += end - at;
        return received >= HEADER_BYTES + length;
    }
}
