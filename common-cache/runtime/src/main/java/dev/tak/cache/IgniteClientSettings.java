package dev.tak.cache;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The shared Ignite thin client. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "ignite.client")
public interface IgniteClientSettings {

    /**
     * Where the Ignite nodes are: {@code host:port}, comma-separated. A host may be a name with several addresses (the
     * headless Service of the StatefulSet); names are resolved anew whenever the client looks for nodes.
     */
    @WithDefault("127.0.0.1:10800")
    List<String> addresses();

    /**
     * How long one attempt of a call may take. 0 waits for ever, as Ignite does by default: then a frozen node hangs
     * its callers until it thaws.
     */
    @WithDefault("1s")
    Duration requestTimeout();

    /** How long connecting to a node and its handshake may take. */
    @WithDefault("1s")
    Duration handshakeTimeout();

    /** A node that does not answer a handshake within this time is left out when the client looks for nodes. */
    @WithDefault("300ms")
    Duration probeTimeout();

    /** Calls fail at once, without retries, when every address has refused connections for this long. */
    @WithDefault("1s")
    Duration refusedGrace();

    /** The client is built anew after this long without one success, while a node answers the handshake. */
    @WithDefault("5s")
    Duration rebuildAfter();
}
