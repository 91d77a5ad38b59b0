/**
 * NATS for the services: the one connection of a process ({@link dev.tak.nats.NatsConnection}), requests to another
 * component ({@link dev.tak.nats.Requests}), the names of subjects and headers, health and metrics.
 *
 * <p>Nothing here is addressed to a pod. Messages are core NATS, at most once: what was written to a server that then
 * froze, or died, is lost without an error. Whoever cannot afford that says it again after
 * {@link dev.tak.nats.NatsConnection#onReconnected(Runnable)}, or has JetStream confirm it.
 *
 * <p>For native images, {@code META-INF/native-image/dev.tak/tak-nats/} has what jnats needs; the README beside says why.
 */
package dev.tak.nats;
