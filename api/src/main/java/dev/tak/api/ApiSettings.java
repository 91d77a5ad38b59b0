package dev.tak.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The API service. Each value is a property {@code api.*}, or an environment variable {@code API_*}. What concerns the
 * listener reaches Quarkus through {@code application.properties}, where its defaults stand once more.
 */
@ConfigMapping(prefix = "api")
public interface ApiSettings {

    /** Address that the API listens on. Default: all. */
    @WithDefault("0.0.0.0")
    String host();

    /** Port of HTTPS, the only one beside management. Default: 8443. */
    @WithDefault("8443")
    int port();

    /** Host name under which devices reach the API, as {@code version/config} tells them. Default: {@code localhost}. */
    @WithDefault("localhost")
    String publicHost();

    /** Certificate, key and trusted authorities. */
    Tls tls();

    /** What callers may use up. */
    Limits limits();

    /** Changes of the settings, which config makes. */
    Change change();

    /** The list of contacts. */
    Contacts contacts();

    /** How this pod ends. */
    Leave leave();

    /** TLS material. */
    interface Tls {

        /** PEM file: the server's certificate and its chain. */
        @WithDefault("/etc/tak/tls/tls.crt")
        String certificate();

        /** PEM file: the private key of the certificate. */
        @WithDefault("/etc/tak/tls/tls.key")
        String key();

        /** PEM file: the authorities that sign client certificates. */
        @WithDefault("/etc/tak/tls/ca.crt")
        String trust();

        /** How long a TLS handshake may take; the connection is closed then. Default: 5 s. */
        @WithDefault("5s")
        Duration handshakeTimeout();
    }

    /** Limits. */
    interface Limits {

        /** Connections on this pod; one more is closed at once. Default: 2,000. */
        @WithDefault("2000")
        int connections();

        /** Requests at a time on one HTTP/2 connection. Default: 32. */
        @WithDefault("32")
        int streams();

        /** Largest body of a request; a larger one is answered with 413. Default: 1 MiB. */
        @WithDefault("1M")
        MemorySize body();

        /** Largest sum of a request's headers; more is answered with 431. Default: 16 KiB. */
        @WithDefault("16K")
        MemorySize headers();

        /** Longest request line in bytes; a longer one is answered with 414. Default: 8,192. */
        @WithDefault("8192")
        int requestLine();

        /** A connection on which nothing was said for so long is closed. Default: 2 min. */
        @WithDefault("2m")
        Duration idle();
    }

    /** Deadlines of a change. */
    interface Change {

        /** How long one config pod may take before another is asked: longer than a joining Ignite node holds a commit up. Default: 2.5 s. */
        @WithDefault("2500ms")
        Duration attempt();

        /** How long a change is tried in all; 503 then. Default: 8 s. */
        @WithDefault("8s")
        Duration total();

        /** How long a change may take in all for its answer to wait until every pod works by it; 202 then. Default: 2 s. */
        @WithDefault("2s")
        Duration applied();
    }

    /** How contacts are read. */
    interface Contacts {

        /** How old the list of connections may be that contacts are answered from. Default: 1 s. */
        @WithDefault("1s")
        Duration cache();

        /**
         * How long devices of a messaging pod that is gone are listed: as long as they may come back. The same as
         * {@code messaging.presence.grace}. Default: 15 s.
         */
        @WithDefault("15s")
        Duration grace();
    }

    /** How this pod ends: what it goes through, one after the other, when it is told to. */
    interface Leave {

        /** How long it serves on and is only not ready, until whoever balances has noticed. Default: 2.5 s. */
        @WithDefault("2500ms")
        Duration notice();

        /** How long it serves after it has sent its callers away: what they had sent by then still comes. Default: 2.5 s. */
        @WithDefault("2500ms")
        Duration farewell();

        /** How long at most it then waits for calls that are under way. Default: 20 s. */
        @WithDefault("20s")
        Duration patience();
    }
}
