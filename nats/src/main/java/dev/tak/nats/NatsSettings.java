package dev.tak.nats;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a service speaks to NATS. Each value is a property {@code nats.*}, or an environment variable {@code NATS_*}.
 * jnats' own defaults notice a frozen server after minutes and give up after 60 reconnects, so none of them is left
 * to chance here.
 */
@ConfigMapping(prefix = "nats")
public interface NatsSettings {

    /** Addresses of the servers, {@code nats://host:port}; one that answers is enough. Default: one on this machine. */
    @WithDefault("nats://127.0.0.1:4222")
    List<String> servers();

    /** Name of the user at the servers. Default: {@code tak}, the one that {@code nats/server/nats.conf} knows. */
    @WithDefault("tak")
    String user();

    /** Password of {@link #user()}; without one no credentials are sent. Never logged. */
    Optional<String> password();

    /** Name under which the servers list the connection. Default: the pod's name ({@code pod.name}), or {@code local}. */
    @WithDefault("${pod.name:local}")
    String connectionName();

    /** Time between two pings to the server. Default: 1 s. */
    @WithDefault("1s")
    Duration pingInterval();

    /** How many pings may be unanswered before the server counts as gone. Default: 1, which takes up to 3 intervals. */
    @WithDefault("1")
    int maxPingsOut();

    /** Time for one server to accept, greet and authenticate a connection. Default: 2 s. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Pause after every server of the list has failed once. Default: 250 ms. */
    @WithDefault("250ms")
    Duration reconnectWait();

    /** At most this random time is added to {@link #reconnectWait()}, so that pods do not come in step. Default: 250 ms. */
    @WithDefault("250ms")
    Duration reconnectJitter();

    /** A write to the socket that takes longer ends the connection. Default: 5 s. */
    @WithDefault("5s")
    Duration socketWriteTimeout();

    /** Messages that may wait for the socket; more are dropped and counted, never waited for. Default: 5,000. */
    @WithDefault("5000")
    int outgoingLimit();

    /** Messages that may wait for the handler of one subscription; more are dropped and counted. Default: 65,536. */
    @WithDefault("65536")
    long pendingMessagesLimit();

    /** Bytes that may wait for the handler of one subscription; more are dropped and counted. Default: 64 MiB. */
    @WithDefault("67108864")
    long pendingBytesLimit();

    /** Requests that one served subject handles at a time; more are turned away as busy. Default: 64. */
    @WithDefault("64")
    int requestConcurrency();

    /** Time for what is already there to be handled and sent when the service stops. Default: 2 s. */
    @WithDefault("2s")
    Duration drainTimeout();
}
