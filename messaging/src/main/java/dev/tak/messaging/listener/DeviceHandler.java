package dev.tak.messaging.listener;

import dev.tak.cache.model.CertificateUser;
import dev.tak.cache.model.Membership;
import dev.tak.cot.EventCutter;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedStreamException;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.connection.CloseReason;
import dev.tak.messaging.connection.ConnectionMetrics;
import dev.tak.messaging.connection.ConnectionRows;
import dev.tak.messaging.connection.Connections;
import dev.tak.messaging.connection.DeviceConnection;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.connection.Principal;
import dev.tak.messaging.position.Greeting;
import dev.tak.messaging.presence.Presence;
import dev.tak.messaging.routing.Router;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;

/** What happens on a device's connection from the end of its handshake to its own. */
@Singleton
class DeviceHandler {

    private static final Logger LOG = Logger.getLogger(DeviceHandler.class);

    private final Directory directory;
    private final Connections connections;
    private final ConnectionRows rows;
    private final Presence presence;
    private final ConnectionMetrics metrics;
    private final Greeting greeting;
    private final Router router;
    private final EventLimits eventLimits;
    private final int outboxBytes;
    private final Duration stall;
    private final Duration unanswered;

    DeviceHandler(
            Directory directory,
            Connections connections,
            ConnectionRows rows,
            Presence presence,
            ConnectionMetrics metrics,
            Greeting greeting,
            Router router,
            MessagingSettings settings) {
        this.directory = directory;
        this.connections = connections;
        this.rows = rows;
        this.presence = presence;
        this.metrics = metrics;
        this.greeting = greeting;
        this.router = router;
        MessagingSettings.Limits limits = settings.limits();
        this.eventLimits = new EventLimits(limits.eventBytes(), limits.eventDepth(), limits.eventAttributes());
        this.outboxBytes = limits.outboxBytes();
        this.stall = limits.stall();
        this.unanswered = settings.peer().unanswered();
    }

    /** On the event loop that will serve the connection. */
    void connected(NetSocket socket, Context context) {
        Optional<String> user = certificate(socket).flatMap(CertificateUser::of);
        if (user.isEmpty()) {
            refuse(socket, "", CloseReason.NO_USER_NAME);
            return;
        }
        switch (directory.find(user.get())) {
            case Membership.Unknown unknown -> refuse(socket, user.get(), CloseReason.UNKNOWN_USER);
            case Membership.Disabled disabled -> refuse(socket, user.get(), CloseReason.DISABLED_USER);
            case Membership.Member member ->
                connections
                        .enter(user.get())
                        .ifPresentOrElse(
                                full -> refuse(socket, user.get(), full),
                                () -> serve(socket, context, Principal.of(member)));
        }
    }

    private static Optional<X509Certificate> certificate(NetSocket socket) {
        try {
            return Optional.of((X509Certificate) socket.sslSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private void refuse(NetSocket socket, String user, CloseReason reason) {
        LOG.infof("Refused a device of user '%s' at %s: %s", user, socket.remoteAddress(), reason.label());
        metrics.closed(reason);
        socket.close();
    }

    private void serve(NetSocket socket, Context context, Principal principal) {
        DeviceConnection connection = new DeviceConnection(socket, context, principal, outboxBytes, metrics);
        EventCutter cutter = new EventCutter(eventLimits);
        socket.exceptionHandler(connection::failed);
        socket.closeHandler(ignored -> gone(connection));
        socket.handler(chunk -> read(connection, cutter, socket, chunk));
        new DeviceWatch(socket, stall, unanswered, connection::close).start(context.owner());
        directory.join(connection);
        rows.changed(connection);
        greeting.greet(connection);
    }

    private void read(DeviceConnection connection, EventCutter cutter, NetSocket socket, Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        try {
            cutter.feed(bytes, 0, bytes.length, xml -> router.received(connection, xml, eventLimits));
        } catch (MalformedStreamException malformed) {
            LOG.infof(
                    "Closing the device of user '%s' at %s: %s",
                    connection.principal().user(), connection.remoteAddress(), malformed.getMessage());
            socket.handler(rest -> {});
            connection.close(CloseReason.MALFORMED_STREAM);
        }
    }

    private void gone(DeviceConnection connection) {
        connections.remove(connection);
        connections.leave(connection.principal().user());
        presence.gone(connection, connection.closed());
        metrics.closed(connection.closed());
    }
}
