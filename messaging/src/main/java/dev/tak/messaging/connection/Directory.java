package dev.tak.messaging.connection;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.Membership;
import dev.tak.cache.model.Settings;
import dev.tak.messaging.routing.LiveEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who the users are and which groups count for them, by the settings that the pod holds, on live connections too. */
@Singleton
public class Directory {

    private final HeldSettings held;
    private final Connections connections;
    private final List<Consumer<DeviceConnection>> listeners = new CopyOnWriteArrayList<>();
    private volatile Sights sights = (connection, now) -> Map.of();

    /** What a connection could not see before its user was given groups. */
    @FunctionalInterface
    public interface Sights {
        /** By uid, the positions; asked before the groups count. */
        Map<String, LiveEvent> gained(DeviceConnection connection, Principal now);
    }

    Directory(HeldSettings held, Connections connections) {
        this.held = held;
        this.connections = connections;
    }

    void start(@Observes StartupEvent started) {
        held.onApplied(settings -> connections.all().forEach(this::judge));
    }

    /** Says what a connection whose groups change is shown at once. */
    public void showing(Sights gained) {
        sights = gained;
    }

    /** The listener is told of each connection whose groups have changed. */
    public void onChanged(Consumer<DeviceConnection> listener) {
        listeners.add(listener);
    }

    /** By what the pod holds. */
    public Membership find(String user) {
        return Membership.of(user, held.current().orElse(Settings.getDefaultInstance()));
    }

    /** Whether the user sends to all of these groups now: what it has said to them before is not for them otherwise. */
    public boolean sendsTo(String user, Set<String> groups) {
        return find(user) instanceof Membership.Member member && member.in().containsAll(groups);
    }

    /** Names the deployment in flow tags: the same on every pod. */
    public String serverId() {
        return held.current().orElse(Settings.getDefaultInstance()).getServerId();
    }

    /**
     * Takes a connection in. Its user was looked up a moment ago, and a revision that this pod has taken up since was not
     * told to it: so it is judged by what counts now.
     */
    public void join(DeviceConnection connection) {
        connections.add(connection);
        judge(connection);
    }

    /** One at a time for each connection, and by the newest document, so that no older one has the last word. */
    private void judge(DeviceConnection connection) {
        synchronized (connection) {
            Principal before = connection.principal();
            switch (find(before.user())) {
                case Membership.Unknown unknown -> connection.close(CloseReason.UNKNOWN_USER);
                case Membership.Disabled disabled -> connection.close(CloseReason.DISABLED_USER);
                case Membership.Member member -> update(connection, before, Principal.of(member));
            }
        }
    }

    private void update(DeviceConnection connection, Principal before, Principal now) {
        if (!now.equals(before)) {
            connection.regroup(now, sights.gained(connection, now));
            listeners.forEach(listener -> listener.accept(connection));
        }
    }
}
