package dev.tak.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The messaging service. */
@ConfigMapping(prefix = "messaging")
public interface MessagingSettings {

    /** Address that devices connect to. */
    @WithDefault("0.0.0.0")
    String host();

    /** Port of CoT over TLS with client certificates. */
    @WithDefault("8089")
    int port();

    /** Certificate, key and trusted authorities. */
    Tls tls();

    /** What devices may use up. */
    Limits limits();

    /** Who is there. */
    Presence presence();

    /** Writing shared state behind the devices' traffic. */
    Behind behind();

    /** TLS material. */
    interface Tls {

        /** PEM file: the server's certificate and its chain. */
        @WithDefault("/etc/tak/tls/tls.crt")
        String certificate();

        /** PEM file: the private key of the certificate. */
        @WithDefault("/etc/tak/tls/tls.key")
        String key();

        /** PEM file: the authorities that sign device certificates. */
        @WithDefault("/etc/tak/tls/ca.crt")
        String trust();

        /** How long a TLS handshake may take; the connection is closed then. */
        @WithDefault("5s")
        Duration handshakeTimeout();
    }

    /** Limits, each counted when it is hit. */
    interface Limits {

        /** Connections on this pod; one more is closed at once. */
        @WithDefault("10000")
        int connections();

        /** Connections of one user on this pod; one more is closed at once. */
        @WithDefault("50")
        int connectionsPerUser();

        /** Connections that the kernel holds ready while none is accepted. */
        @WithDefault("1024")
        int acceptBacklog();

        /** Bytes of one event; a longer one closes its connection. */
        @WithDefault("524288")
        int eventBytes();

        /** Depth of elements in one event. */
        @WithDefault("64")
        int eventDepth();

        /** Attributes of one element in an event. */
        @WithDefault("64")
        int eventAttributes();

        /**
         * Bytes that wait for one device. Positions give way to newer ones; a device for which anything else does not
         * fit is closed.
         */
        @WithDefault("1048576")
        int outboxBytes();

        /** Latest positions that this pod keeps in memory. */
        @WithDefault("50000")
        int positions();

        /** Devices, on all pods, that this pod knows of; those beyond are served, and their presence is not told. */
        @WithDefault("50000")
        int devices();

        /** Own events of the last 5 s that are kept to be said again when the connection to NATS was lost. */
        @WithDefault("5000")
        int saidAgain();

        /** Events of other pods that are remembered for 30 s, so that one that is said again is not delivered twice. */
        @WithDefault("200000")
        int seen();
    }

    /** Presence. */
    interface Presence {

        /** How long the devices of a pod that is gone have to come back before others are told that they have left. */
        @WithDefault("15s")
        Duration grace();
    }

    /** Write-behind. */
    interface Behind {

        /** How long changed connection rows gather before they are written to Ignite. */
        @WithDefault("200ms")
        Duration connections();

        /** How long changed positions gather before they are written to Ignite. */
        @WithDefault("1s")
        Duration positions();
    }
}
