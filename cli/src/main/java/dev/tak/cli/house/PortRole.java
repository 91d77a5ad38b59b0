package dev.tak.cli.house;

/** What a part listens for on one of its ports. */
public enum PortRole {
    /** Thin clients of Ignite, clients of NATS. */
    CLIENT,
    /** Ignite nodes among themselves: messages. */
    COMMUNICATION,
    /** Ignite nodes among themselves: membership. */
    DISCOVERY,
    /** NATS servers among themselves. */
    ROUTES,
    /** {@code /healthz} of a NATS server. */
    MONITORING,
    /** {@code /q/health} and {@code /q/metrics} of a Java part. */
    MANAGEMENT,
    /** Cursor on Target over TLS. */
    COT,
    /** The Marti REST API over TLS. */
    HTTPS
}
