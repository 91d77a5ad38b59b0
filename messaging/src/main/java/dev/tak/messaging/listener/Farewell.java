package dev.tak.messaging.listener;

import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.connection.CloseReason;
import dev.tak.messaging.connection.Connections;
import dev.tak.messaging.connection.DeviceConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends this pod's devices away. Each gets a FIN, and goes to another pod at once; a silent end would cost it 40 s. They
 * go in batches, for the other pods have a TLS handshake to make with each of them.
 */
@Singleton
class Farewell {

    private static final int BATCHES_PER_SECOND = 10;

    private final Connections connections;
    private final int batch;

    Farewell(Connections connections, MessagingSettings settings) {
        this.connections = connections;
        this.batch = Math.max(1, settings.limits().leavePerSecond() / BATCHES_PER_SECOND);
    }

    /** Returns when all were told; blocks. When it is interrupted, those that are left are told at once. */
    void toAll() {
        List<DeviceConnection> all = new ArrayList<>(connections.all());
        try {
            for (int begin = 0; begin < all.size(); begin += batch) {
                if (begin > 0) {
                    TimeUnit.MILLISECONDS.sleep(TimeUnit.SECONDS.toMillis(1) / BATCHES_PER_SECOND);
                }
                close(all.subList(begin, Math.min(all.size(), begin + batch)));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close(connections.all());
    }

    private static void close(Iterable<DeviceConnection> some) {
        some.forEach(connection -> connection.close(CloseReason.SHUTDOWN));
    }
}
