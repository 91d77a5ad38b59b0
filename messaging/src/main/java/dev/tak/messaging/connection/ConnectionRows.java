package dev.tak.messaging.connection;

import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.IgniteClientKeeper;
import dev.tak.cache.model.ConnectionRecord;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.WriteBehind;
import dev.tak.nats.NatsConnection;
import dev.tak.nats.ThisPod;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of this pod's connections in Ignite, written behind: a device is served before its row stands. */
@Singleton
public class ConnectionRows {

    private final Connections connections;
    private final ConnectionRepository repository;
    private final ThisPod pod;
    private final WriteBehind writes;

    ConnectionRows(
            Connections connections,
            ConnectionRepository repository,
            ThisPod pod,
            MessagingSettings settings,
            MeterRegistry metrics) {
        this.connections = connections;
        this.repository = repository;
        this.pod = pod;
        // Twice: a connection that has come and one that has gone may both wait.
        int maxKeys = 2 * settings.limits().connections();
        this.writes = new WriteBehind("connections", settings.behind().connections(), maxKeys, this::write);
        Gauge.builder("messaging.connections.unwritten", writes, WriteBehind::waiting)
                .description("Connection rows that wait to be written to Ignite")
                .register(metrics);
    }

    /** All rows again, after their cache may have been lost, and after others may have taken this pod for gone. */
    void start(@Observes StartupEvent started, IgniteClientKeeper ignite, NatsConnection nats) {
        Runnable all = () -> connections.all().forEach(this::changed);
        ignite.onOutageEnd(all);
        nats.onReconnected(all);
    }

    /** After the listener has closed its connections. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION + 100) ShutdownEvent stopping) {
        writes.close();
    }

    /** The connection has come, has changed or has gone; returns at once. */
    public void changed(DeviceConnection connection) {
        writes.changed(connection.id());
    }

    private void write(Set<String> ids) {
        List<ConnectionRecord> present = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (String id : ids) {
            DeviceConnection connection = connections.get(id);
            if (connection == null) {
                gone.add(id);
            } else {
                present.add(row(connection));
            }
        }
        if (!present.isEmpty()) {
            repository.putAll(present);
        }
        if (!gone.isEmpty()) {
            repository.removeAll(gone);
        }
    }

    private ConnectionRecord row(DeviceConnection connection) {
        Principal principal = connection.principal();
        DeviceIdentity identity = connection.identity();
        return ConnectionRecord.newBuilder()
                .setConnectionId(connection.id())
                .setUser(principal.user())
                .addAllInGroups(principal.in())
                .addAllOutGroups(principal.out())
                .setIncarnation(pod.incarnation())
                .setPod(pod.name())
                .setConnectedAt(connection.connectedAt().toEpochMilli())
                .setRemoteAddress(connection.remoteAddress())
                .setUid(identity.uid())
                .setCallsign(identity.callsign())
                .setTeam(identity.team())
                .setRole(identity.role())
                .setTakv(identity.takv())
                .setBinding(connection.binding().getNumber())
                .build();
    }
}
