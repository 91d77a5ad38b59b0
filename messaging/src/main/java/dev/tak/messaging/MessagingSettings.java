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

    /** When a device whose network is gone is given up. */
    Peer peer();

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

        /**
         * TLS handshakes at a time on this pod; each holds a file descriptor and some 20 KB. One more takes the
         * place of the peer that has said nothing for longest, and is closed at once when all have said their hello.
         */
        @WithDefault("1000")
        int handshakes();

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

        /**
         * Bytes written to one device that the kernel may hold; Linux counts its own overhead in and doubles the number
         * for it. Small, so that a slow device's positions wait where newer ones replace them. Divided by the round
         * trip it bounds what one device can receive: 640 KB/s at 100 ms.
         */
        @WithDefault("65536")
        int sendBufferBytes();

        /**
         * How long a device may take nothing at all of what waits for it; it is closed then, at most a quarter later. A
         * device that reads 1 KB/s shows a sign of it at each TLS record, every 16 s.
         */
        @WithDefault("30s")
        Duration stall();

        /** Connections a second that this pod closes when it ends: the other pods make a handshake with each device. */
        @WithDefault("500")
        int leavePerSecond();

        /** Latest positions that this pod keeps in memory. */
        @WithDefault("50000")
        int positions();

        /** Devices, on all pods, that this pod knows of; those beyond are served, and their presence is not told. */
        @WithDefault("50000")
        int devices();

        /** Own events of the last 5 s that are kept to be said again when the connection to NATS was lost. */
        @WithDefault("5000")
        int saidAgain();

        /** Bytes of these events; the oldest are not said again when there are more. */
        @WithDefault("16777216")
        int saidAgainBytes();

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

    /**
     * Half-open connections. TAK devices give up a server that is silent for 40 s and connect anew, so a connection that
     * has been dead for longer serves nobody.
     */
    interface Peer {

        /**
         * How long nothing must have come from a device before the kernel asks whether it is there (TCP keepalive). Full
         * seconds, at least one.
         */
        @WithDefault("30s")
        Duration keepaliveIdle();

        /** Pause between two such questions. Full seconds, at least one. */
        @WithDefault("5s")
        Duration keepaliveInterval();

        /** How many of them may stay unanswered. */
        @WithDefault("3")
        int keepaliveCount();

        /**
         * How long nothing at all may come from a device while something that was sent to it is not acknowledged; it is
         * closed then, at most a quarter later. Longer than {@link #keepaliveIdle}. Only with Netty's native transport,
         * so not in a native executable.
         */
        @WithDefault("45s")
        Duration unanswered();
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
