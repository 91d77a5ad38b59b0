package dev.tak.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import org.jboss.logging.Logger;

/** What jnats reports, sorted: what the link must know, what is counted, and what only a log wants. */
final class LinkEvents implements ConnectionListener, ErrorListener {

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);

    private final Link link;
    private final NatsMetrics metrics;
    private final LinkListener listener;

    LinkEvents(Link link, NatsMetrics metrics, LinkListener listener) {
        this.link = link;
        this.metrics = metrics;
        this.listener = listener;
    }

    @Override
    public void connectionEvent(Connection connection, Events type, Long time, String server) {
        switch (type) {
            case DISCONNECTED -> link.down(connection);
            case RESUBSCRIBED -> link.up(connection);
            case CLOSED -> link.closed(connection);
            case LAME_DUCK -> LOG.infof("NATS server %s is shutting down and sends its clients away", server);
            default -> LOG.debugf("%s: %s", type, server);
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public void connectionEvent(Connection connection, Events type) {
        LOG.debug(type);
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        if (link.state().connected()) {
            LOG.warnf("NATS reports: %s", error);
        }
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debugf(exception, "jnats reports a failure");
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        listener.slow(consumer);
    }

    @Override
    public void messageDiscarded(Connection connection, Message message) {
        metrics.dropped(NatsMetrics.Drop.OUTGOING_FULL, 1);
    }

    @Override
    public void socketWriteTimeout(Connection connection) {
        LOG.warn("The NATS server has not taken what was sent within the socket write time-out");
    }
}
