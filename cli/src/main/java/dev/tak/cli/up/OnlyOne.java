package dev.tak.cli.up;

import dev.tak.cli.files.PrivateFiles;
import dev.tak.cli.house.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a second {@code ./tak up} from preparing the same home at the same time. */
final class OnlyOne implements AutoCloseable {
    private final FileChannel channel;

    private OnlyOne(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if another one is at work */
    static OnlyOne in(Home home) throws IOException {
        FileChannel channel =
                FileChannel.open(PrivateFiles.file(home.run().resolve("up.lock")), StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new OnlyOne(channel);
            }
        } catch (OverlappingFileLockException inThisProcess) {
            channel.close();
            throw new IOException(busy(home), inThisProcess);
        }
        channel.close();
        throw new IOException(busy(home));
    }

    private static String busy(Home home) {
        return "Another ./tak up is at work in " + home.directory() + "; wait until it has ended.";
    }

    /** Closing the channel gives the lock back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
