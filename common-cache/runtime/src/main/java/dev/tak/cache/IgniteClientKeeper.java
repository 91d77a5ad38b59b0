package dev.tak.cache;

import dev.tak.cache.AddressBook.Look;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.internal.client.thin.TcpIgniteClient;
import org.jboss.logging.Logger;

/**
 * Owns the one thin client of this process: makes it in the background, whether or not Ignite is up yet, and makes a
 * new one on suspicion:
 *
 * <ul>
 *   <li>when calls fail and a node that the client knows is silent, twice in a row (a busy machine makes one look miss),
 *       while another answers. A client hears of a frozen
 *       node from the answers of others alone; one whose calls all go to the frozen node, because it holds the
 *       primary copy of what they ask for, never does (measured: time-outs for 4 s after the cluster had expelled it);
 *   <li>when calls have failed for a while although a node answers, whatever has made the client deaf.
 * </ul>
 */
@ApplicationScoped
public class IgniteClientKeeper {

    private static final Logger LOG = Logger.getLogger(IgniteClientKeeper.class);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** What still writes to Ignite while it shuts down observes the shutdown with a lower priority. */
    private static final int AFTER_ALL_WRITERS = Interceptor.Priority.PLATFORM_AFTER;

    private final ClientConfigurations configurations;
    private final AddressBook book;
    private final long rebuildAfterNanos;
    private final AtomicReference<IgniteClient> client = new AtomicReference<>();
    private final List<Runnable> outageListeners = new CopyOnWriteArrayList<>();
    private volatile long lastSuccess;
    private volatile long failingSince;
    private volatile boolean suspicious;
    private volatile boolean running;
    private boolean wasSilent;
    private Thread thread;

    IgniteClientKeeper(ClientConfigurations configurations, AddressBook book, IgniteClientSettings settings) {
        this.configurations = configurations;
        this.book = book;
        this.rebuildAfterNanos = settings.rebuildAfter().toNanos();
    }

    void start(@Observes StartupEvent started) {
        NetworkThread.requireThatItClosesBrokenConnections();
        running = true;
        lastSuccess = System.nanoTime();
        thread = Thread.ofPlatform().daemon().name("ignite-client-keeper").start(this::keep);
    }

    void stop(@Observes @Priority(AFTER_ALL_WRITERS) ShutdownEvent stopping) {
        running = false;
        LockSupport.unpark(thread);
        discard(client.getAndSet(null));
    }

    /** @throws CacheUnavailableException until the first connection stands */
    IgniteClient client() {
        IgniteClient current = client.get();
        if (current == null) {
            throw new CacheUnavailableException("Not connected to Ignite yet", null);
        }
        return current;
    }

    /** @throws NobodyThereException when every address has refused for the grace time */
    void refuseWhenNobodyIsThere() {
        if (book.refusedForLong()) {
            throw new NobodyThereException("No Ignite node listens at " + book.known());
        }
    }

    void succeeded() {
        lastSuccess = System.nanoTime();
        if (suspicious) {
            suspicious = false;
            LOG.info("Ignite answers again");
            if (System.nanoTime() - failingSince > rebuildAfterNanos) {
                outageListeners.forEach(Thread::startVirtualThread);
            }
        }
    }

    void failed() {
        if (!suspicious) {
            failingSince = System.nanoTime();
            suspicious = true;
            LOG.warn("Calls to Ignite fail; retrying");
            LockSupport.unpark(thread);
        }
    }

    /**
     * Has something run each time that calls succeed again after none has for so long that all nodes may have been gone,
     * and what was only in their memory with them; on a virtual thread. A cluster that was killed needs longer to be back.
     */
    public void onOutageEnd(Runnable listener) {
        outageListeners.add(listener);
    }

    /** True while calls succeed, or none was tried yet on a client that stands. */
    boolean answering() {
        return client.get() != null && !suspicious;
    }

    private void keep() {
        while (running) {
            try {
                round();
            } catch (RuntimeException failure) {
                LOG.debug("No Ignite client yet", failure);
            }
            LockSupport.parkNanos(ROUND_NANOS);
        }
    }

    private void round() {
        IgniteClient current = client.get();
        if (current != null && !suspicious && !book.refusedForLong()) {
            wasSilent = false;
            return;
        }
        Look look = book.look();
        boolean deaf = System.nanoTime() - lastSuccess > rebuildAfterNanos;
        boolean silent = suspicious && book.gaveOneThatIsSilent(look);
        boolean misled = silent && wasSilent;
        wasSilent = silent;
        if (look.anyAnswers() && (current == null || deaf || misled)) {
            rebuild(current);
        }
    }

    private void rebuild(IgniteClient deaf) {
        IgniteClient fresh = TcpIgniteClient.start(configurations.create());
        if (!client.compareAndSet(deaf, fresh) || !running) {
            discard(fresh);
            return;
        }
        lastSuccess = System.nanoTime();
        LOG.infof(deaf == null ? "Connected to Ignite: %s" : "Ignite client built anew: %s", book.known());
        discard(deaf);
    }

    /** Closing waits for channels that may be deaf: never on a caller's thread. */
    private static void discard(IgniteClient old) {
        if (old != null) {
            Thread.ofVirtual().name("ignite-client-close").start(() -> {
                try {
                    old.close();
                } catch (RuntimeException failure) {
                    LOG.debug("Closing an Ignite client failed", failure);
                }
            });
        }
    }
}
