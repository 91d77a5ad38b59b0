package dev.tak.messaging.presence;

import dev.tak.cache.BindingRepository;
import dev.tak.cache.CacheException;
import dev.tak.cache.CacheUnavailableException;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.Binding;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.WriteBehind;
import dev.tak.messaging.connection.Connections;
import dev.tak.messaging.connection.DeviceConnection;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** The bindings of this pod's devices in Ignite, written behind: a number is announced before it is written. */
@Singleton
class BindingWrites {

    private final BindingRepository repository;
    private final Connections connections;
    private final WriteBehind writes;
    private volatile BiConsumer<DeviceConnection, Binding> listener = (connection, binding) -> {};

    BindingWrites(BindingRepository repository, Connections connections, MessagingSettings settings) {
        this.repository = repository;
        this.connections = connections;
        this.writes = new WriteBehind(
                "bindings", settings.behind().connections(), settings.limits().connections(), this::write);
    }

    void stop(@Observes ShutdownEvent stopping) {
        writes.close();
    }

    /** Told what stands in shared state now. */
    void onBound(BiConsumer<DeviceConnection, Binding> told) {
        listener = told;
    }

    void changed(DeviceConnection connection) {
        writes.changed(connection.id());
    }

    private void write(Set<String> ids) {
        AtomicReference<CacheException> failure = new AtomicReference<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String id : ids) {
                DeviceConnection connection = connections.get(id);
                if (connection != null && connection.binding().getNumber() > 0) {
                    each.execute(() -> bind(connection, failure));
                }
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void bind(DeviceConnection connection, AtomicReference<CacheException> failure) {
        DeviceKey device = new DeviceKey(
                connection.principal().user(), connection.identity().uid());
        try {
            Binding announced = connection.binding();
            Binding stands = repository.bind(device, connection.id(), announced.getNumber());
            listener.accept(connection, stands);
        } catch (CacheUnavailableException later) {
            failure.set(later);
        } catch (CacheException wrong) {
            failure.compareAndSet(null, wrong);
        }
    }
}
