package dev.tak.cli.balance;

import dev.tak.cli.house.Entrance;
import dev.tak.cli.house.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Passes the connections of an entrance, byte by byte, to the parts that are ready. Established connections stay where
 * they are, whatever their part answers: that is how a Kubernetes Service does it.
 */
public final class Balancer implements AutoCloseable {
    /** Connections that an entrance has open at most; each costs two virtual threads and two buffers of 16 KiB. */
    public static final int MOST_CONNECTIONS = 2_000;

    private static final System.Logger LOG = System.getLogger(Balancer.class.getName());
    private static final int CONNECT_MILLIS = 1_000;
    private static final int BACKLOG = 1_024;

    private final Entrance entrance;
    private final Backends backends;
    private final ServerSocket server;
    private final Semaphore permits = new Semaphore(MOST_CONNECTIONS);
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("balancer-timer").daemon().factory());

    private Balancer(Entrance entrance, Backends backends, ServerSocket server) {
        this.entrance = entrance;
        this.backends = backends;
        this.server = server;
    }

    /**
     * Listens at the entrance from now on.
     *
     * @param ready asked for each new connection
     * @throws IOException if the port is taken
     */
    public static Balancer open(Entrance entrance, List<Part> parts, Predicate<Part> ready) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(entrance.host(), entrance.port()), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException("Can't listen at " + entrance.address() + ": " + e.getMessage(), e);
        }
        Balancer balancer = new Balancer(entrance, new Backends(parts, ready), server);
        Thread.ofPlatform().name("accept-" + entrance.name()).daemon().start(balancer::accept);
        return balancer;
    }

    public Entrance entrance() {
        return entrance;
    }

    /** Names of the parts that get new connections. */
    public List<String> ready() {
        return backends.ready().stream().map(Part::name).toList();
    }

    public int connections() {
        return passages.size();
    }

    /** Connections closed at once, because no part took them or there were too many. */
    public long refused() {
        return refused.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (permits.tryAcquire()) {
                    Thread.ofVirtual().start(() -> serve(client));
                } else {
                    refuse(client);
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "accept failed at " + entrance.address(), e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try {
            Set<Part> tried = new HashSet<>();
            for (Optional<Part> part = backends.choose(tried); part.isPresent(); part = backends.choose(tried)) {
                tried.add(part.get());
                Optional<Socket> backend = connect(part.get());
                if (backend.isPresent()) {
                    pass(client, backend.get());
                    return;
                }
            }
            refuse(client);
        } finally {
            permits.release();
        }
    }

    private Optional<Socket> connect(Part part) {
        Socket backend = new Socket();
        try {
            backend.connect(new InetSocketAddress(part.host(), part.port(entrance.role())), CONNECT_MILLIS);
            return Optional.of(backend);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} took no connection: {1}", part.name(), e.getMessage());
            closeQuietly(backend);
            return Optional.empty();
        }
    }

    private void pass(Socket client, Socket backend) {
        Passage passage = new Passage(client, backend, timer);
        passages.add(passage);
        try {
            passage.run();
        } finally {
            passages.remove(passage);
        }
    }

    private void refuse(Socket client) {
        refused.incrementAndGet();
        closeQuietly(client);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "close failed at " + entrance.address(), e);
        }
        passages.forEach(Passage::close);
        timer.shutdownNow();
    }
}
