package dev.tak.cli.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Shows what is added to a log, and goes on with the next file when the log is rotated. */
public final class LogFollower implements AutoCloseable {
    private static final long POLL_MILLIS = 200;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path log;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private FileChannel channel;
    private Object fileKey;

    private LogFollower(Path log) {
        this.log = log;
    }

    /** Begins where the log ends now; the log need not exist yet. */
    public static LogFollower fromTheEndOf(Path log) throws IOException {
        LogFollower follower = new LogFollower(log);
        follower.open();
        if (follower.channel != null) {
            follower.channel.position(follower.channel.size());
        }
        return follower;
    }

    /** Returns when the thread is interrupted only. */
    public void follow(PrintWriter out) throws IOException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            copy(out);
            if (Files.exists(log) && !key().equals(fileKey)) {
                copy(out);
                close();
                open();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void copy(PrintWriter out) throws IOException {
        if (channel == null) {
            return;
        }
        while (channel.read(buffer) > 0) {
            int end = endOfLastLine();
            out.print(new String(buffer.array(), 0, end, StandardCharsets.UTF_8));
            out.flush();
            buffer.limit(buffer.position()).position(end);
            buffer.compact();
        }
    }

    /** So that no character is cut in two; a line longer than the buffer is. */
    private int endOfLastLine() {
        for (int i = buffer.position(); i > 0; i--) {
            if (buffer.get(i - 1) == '\n') {
                return i;
            }
        }
        return buffer.hasRemaining() ? 0 : buffer.position();
    }

    private Object key() throws IOException {
        return Files.getAttribute(log, "unix:ino");
    }

    private void open() throws IOException {
        if (Files.exists(log)) {
            channel = FileChannel.open(log);
            fileKey = key();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
