package dev.tak.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import io.nats.client.support.Validator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The one connection of this process to NATS. It connects in the background from the start of the application, to
 * whichever server answers, and for as long as it takes; nothing here waits for it. A process does not receive what
 * it publishes itself.
 */
@ApplicationScoped
public class NatsConnection {

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);

    private final NatsSettings settings;
    private final NatsMetrics metrics;
    private final Set<LiveSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Map<LiveSubscription, Responder> serving = new ConcurrentHashMap<>();
    private final List<Runnable> connectListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> reconnectListeners = new CopyOnWriteArrayList<>();
    private final Link link;

    NatsConnection(NatsSettings settings, NatsMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.link = new Link(settings, metrics, new Listener());
    }

    void start(@Observes StartupEvent event) {
        link.start();
    }

    /** Lets requests that are here be answered, then ends: twice the drain time-out and a second at most. */
    @PreDestroy
    void stop() {
        if (connected()) {
            try {
                finishServing(settings.drainTimeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        link.stop();
    }

    private void finishServing(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Map.Entry<LiveSubscription, Responder> served : serving.entrySet()) {
            served.getKey().drain(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        for (Responder responder : serving.values()) {
            responder.awaitIdle(Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /** Whether messages flow. A server that has just frozen is noticed after up to three ping intervals. */
    public boolean connected() {
        return link.state().connected();
    }

    /**
     * Publishes, and forgets. Never waits for the network. Without a connection, or when more than
     * {@link NatsSettings#outgoingLimit()} messages wait for the socket, the message is dropped and counted, and not
     * sent later. One exception: what already waited for the socket of a server that then froze is sent to the next
     * server, so receivers judge age by {@link Headers#RECEIVED_AT}.
     *
     * @param headers values are ASCII without line breaks ({@link HeaderText}); may be empty
     * @throws IllegalArgumentException when the subject or a header is not allowed, or the message is larger than the
     *     servers take
     */
    public void publish(String subject, Map<String, List<String>> headers, byte[] body) {
        io.nats.client.impl.Headers wire = new io.nats.client.impl.Headers();
        headers.forEach(wire::add);
        Connection connection = link.connection().orElse(null);
        if (connection == null) {
            metrics.dropped(NatsMetrics.Drop.DISCONNECTED, 1);
            return;
        }
        try {
            connection.publish(subject, wire, body);
            metrics.published();
        } catch (IllegalStateException e) {
            LOG.debugf("A message to %s is dropped: %s", subject, e.getMessage());
            metrics.dropped(NatsMetrics.Drop.DISCONNECTED, 1);
        }
    }

    /**
     * Subscribes, now and again on every later connection. The handler gets one message at a time, in the order in
     * which each publisher sent them, on a thread of this subscription. When it throws, that is logged and counted,
     * and the next message comes. When it is too slow, messages are dropped: {@link Subscription#onDropped}.
     *
     * @param subject may have wildcards
     * @throws IllegalArgumentException when {@code subject} is no subject
     */
    public Subscription subscribe(String subject, Consumer<NatsMessage> handler) {
        return add(subject, null, message -> handler.accept(received(message)));
    }

    /**
     * Serves requests to a subject together with all others who do: each request is given to one of them. The handler
     * gets the request's body and returns the answer's; it runs on a virtual thread, so many at a time as
     * {@link NatsSettings#requestConcurrency()} says. When it throws, the caller is told and asks again.
     */
    public Subscription serve(String subject, Function<byte[], byte[]> handler) {
        Responder responder = new Responder(subject, handler, settings.requestConcurrency(), metrics);
        LiveSubscription added = add(subject, Subjects.QUEUE, responder);
        serving.put(added, responder);
        return added;
    }

    /** Has something run each time that the connection comes up, the first time too; on a virtual thread. */
    public void onConnected(Runnable listener) {
        connectListeners.add(listener);
    }

    /** Has something run each time that the connection is up again after it was lost; on a virtual thread. */
    public void onReconnected(Runnable listener) {
        reconnectListeners.add(listener);
    }

    ConnectionState state() {
        return link.state();
    }

    /** The jnats connection, which need not be connected; empty before the first time. */
    Optional<Connection> open() {
        return link.connection();
    }

    private LiveSubscription add(String subject, String queue, MessageHandler handler) {
        Validator.validateSubject(subject, true);
        LiveSubscription added = new LiveSubscription(subject, queue, handler, settings, metrics, this::forget);
        subscriptions.add(added);
        link.connection().ifPresent(added::attach);
        return added;
    }

    private void forget(LiveSubscription closed) {
        subscriptions.remove(closed);
        serving.remove(closed);
    }

    private static NatsMessage received(Message message) {
        Map<String, List<String>> headers =
                message.hasHeaders() ? message.getHeaders().toMap() : Map.of();
        return new NatsMessage(message.getSubject(), headers, message.getData());
    }

    private final class Listener implements LinkListener {

        @Override
        public void opened(Connection connection) {
            subscriptions.forEach(it -> it.attach(connection));
        }

        @Override
        public void up(boolean again) {
            connectListeners.forEach(Thread::startVirtualThread);
            if (again) {
                reconnectListeners.forEach(Thread::startVirtualThread);
            }
        }

        @Override
        public void slow(io.nats.client.Consumer consumer) {
            subscriptions.stream().filter(it -> it.uses(consumer)).forEach(it -> {
                LOG.warnf("The handler of %s is too slow, messages are dropped", it.subject());
                it.reportDrops();
            });
        }
    }
}
