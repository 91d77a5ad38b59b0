package dev.tak.messaging.presence;

import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.Binding;
import dev.tak.cache.model.PresentDevice;
import dev.tak.messaging.connection.CloseReason;
import dev.tak.messaging.connection.ConnectionRows;
import dev.tak.messaging.connection.Connections;
import dev.tak.messaging.connection.DeviceConnection;
import dev.tak.messaging.connection.DeviceIdentity;
import dev.tak.messaging.connection.Directory;
import dev.tak.messaging.connection.Principal;
import dev.tak.messaging.presence.Roster.Arrival;
import dev.tak.nats.ThisPod;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * A device has one connection, its newest, on whatever pod: when it binds its uid it gets the next number, which is
 * announced at once and written behind, and a connection with a lower number closes wherever it is.
 */
@Singleton
public class Presence {

    private static final Logger LOG = Logger.getLogger(Presence.class);

    private final Roster roster;
    private final Announcer announcer;
    private final BindingWrites writes;
    private final Connections connections;
    private final ConnectionRows rows;
    private final Departures departures;
    private final Endpoints endpoints;
    private final ThisPod pod;

    Presence(
            Roster roster,
            Announcer announcer,
            BindingWrites writes,
            Connections connections,
            ConnectionRows rows,
            Departures departures,
            Endpoints endpoints,
            Directory directory,
            ThisPod pod) {
        this.roster = roster;
        this.announcer = announcer;
        this.writes = writes;
        this.connections = connections;
        this.rows = rows;
        this.departures = departures;
        this.endpoints = endpoints;
        this.pod = pod;
        writes.onBound(this::bound);
        directory.onChanged(this::changed);
    }

    /** A device of this pod has said who it is, or something new of itself. Returns at once. */
    public void identified(DeviceConnection connection, DeviceIdentity before) {
        if (before.known() && !before.uid().equals(connection.identity().uid())) {
            leave(connection, before);
        }
        DeviceKey device = key(connection.principal(), connection.identity());
        if (connection.binding().getNumber() > 0) {
            changed(connection);
            return;
        }
        Arrival arrival = roster.arrive(
                device,
                number -> present(
                        connection,
                        connection.identity(),
                        Binding.newBuilder()
                                .setConnectionId(connection.id())
                                .setNumber(number)
                                .build()));
        if (arrival == null) {
            LOG.warnf("More devices than messaging.limits.devices: '%s' is served, and not announced", device.uid());
            return;
        }
        connection.bind(arrival.present().binding());
        if (arrival.replaced() != null) {
            closeReplaced(arrival.replaced());
        }
        announcer.here(arrival.present());
        writes.changed(connection);
        rows.changed(connection);
        endpoints.changed(device);
    }

    /** What the settings or the device say of it has changed; returns at once. */
    public void changed(DeviceConnection connection) {
        if (connection.binding().getNumber() > 0) {
            Present now = present(connection, connection.identity(), connection.binding());
            if (roster.here(now)) {
                announcer.here(now);
                endpoints.changed(now.key());
            }
        }
        rows.changed(connection);
    }

    /** The device's connection is gone; returns at once. When the pod ends, or the device has moved, it has not left. */
    public void gone(DeviceConnection connection, CloseReason reason) {
        rows.changed(connection);
        if (reason != CloseReason.SHUTDOWN && reason != CloseReason.REPLACED) {
            leave(connection, connection.identity());
        }
    }

    /** Another pod says that a device is there. */
    void heardOf(Present said) {
        Present before = roster.get(said.key());
        if (!roster.here(said)) {
            return;
        }
        if (before != null && before.incarnation().equals(pod.incarnation())) {
            closeReplaced(before);
        }
    }

    /** Another pod says that a device has left. */
    void heardLeaving(Present said) {
        roster.left(said).ifPresent(departures::tell);
    }

    /** Another pod has named all its devices: those it did not name have left unheard. */
    void heardWholeRoster(String incarnation, Set<DeviceKey> devices) {
        roster.keepOnly(incarnation, devices).forEach(departures::tell);
    }

    /** Shared state knew of a higher number than this pod did. */
    private void bound(DeviceConnection connection, Binding binding) {
        if (!binding.equals(connection.binding())) {
            connection.bind(binding);
            changed(connection);
        }
    }

    private void leave(DeviceConnection connection, DeviceIdentity identity) {
        if (connection.binding().getNumber() == 0) {
            return;
        }
        Present left = present(connection, identity, connection.binding());
        connection.bind(Binding.getDefaultInstance());
        roster.left(left).ifPresent(was -> {
            announcer.left(was);
            departures.tell(was);
        });
    }

    private void closeReplaced(Present replaced) {
        DeviceConnection old = connections.get(replaced.connectionId());
        if (old != null) {
            old.close(CloseReason.REPLACED);
        }
    }

    private Present present(DeviceConnection connection, DeviceIdentity identity, Binding binding) {
        PresentDevice device = PresentDevice.newBuilder()
                .setUser(connection.principal().user())
                .setUid(identity.uid())
                .setBinding(binding)
                .addAllInGroups(connection.principal().in())
                .setType(identity.type())
                .setCallsign(identity.callsign())
                .setTeam(identity.team())
                .setRole(identity.role())
                .setConnectedAt(connection.connectedAt().toEpochMilli())
                .build();
        return new Present(device, pod.incarnation());
    }

    private static DeviceKey key(Principal principal, DeviceIdentity identity) {
        return new DeviceKey(principal.user(), identity.uid());
    }
}
