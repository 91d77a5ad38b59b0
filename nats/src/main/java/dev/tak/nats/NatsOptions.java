package dev.tak.nats;

import io.nats.client.Options;
import java.time.Duration;

/** The settings as jnats takes them. */
final class NatsOptions {

    /** What a publisher waits at most for others that publish: jnats' default of 2 s is too long for a live event. */
    private static final Duration QUEUE_PUSH_TIMEOUT = Duration.ofMillis(100);

    private final NatsSettings settings;

    NatsOptions(NatsSettings settings) {
        this.settings = settings;
    }

    Options with(LinkEvents events) {
        Options.Builder options = Options.builder()
                .servers(settings.servers().toArray(String[]::new))
                // The servers do not advertise addresses, and a list that grows by itself would hide a wrong one.
                .ignoreDiscoveredServers()
                .connectionName(settings.connectionName())
                .connectionTimeout(settings.connectTimeout())
                .pingInterval(settings.pingInterval())
                .maxPingsOut(settings.maxPingsOut())
                .maxReconnects(-1)
                .reconnectWait(settings.reconnectWait())
                .reconnectJitter(settings.reconnectJitter())
                // Nothing is kept for later while disconnected: a live event that comes late is worth nothing.
                .reconnectBufferSize(0)
                .socketWriteTimeout(settings.socketWriteTimeout())
                .maxMessagesInOutgoingQueue(settings.outgoingLimit())
                .discardMessagesWhenOutgoingQueueFull()
                .writeQueuePushTimeout(QUEUE_PUSH_TIMEOUT)
                .noEcho()
                .reportNoResponders()
                .connectionListener(events)
                .errorListener(events);
        settings.password().ifPresent(it -> options.userInfo(settings.user().toCharArray(), it.toCharArray()));
        return options.build();
    }
}
