package dev.tak.messaging.listener;

import dev.tak.cache.HeldSettings;
import dev.tak.messaging.MessagingSettings;
import dev.tak.messaging.connection.CloseReason;
import dev.tak.messaging.connection.Connections;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Port 8089: CoT over TLS with client certificates. It opens once the pod holds settings, for nobody can be judged
 * before, and is served by one event loop for each processor.
 */
@Singleton
public class CotListener {

    private static final Logger LOG = Logger.getLogger(CotListener.class);

    private final Vertx vertx;
    private final HeldSettings held;
    private final CotServerOptions options;
    private final MessagingSettings settings;
    private final Reception reception;
    private final Connections connections;
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile String deployment;

    CotListener(
            Vertx vertx,
            HeldSettings held,
            CotServerOptions options,
            MessagingSettings settings,
            Reception reception,
            Connections connections) {
        this.vertx = vertx;
        this.held = held;
        this.options = options;
        this.settings = settings;
        this.reception = reception;
        this.connections = connections;
    }

    void start(@Observes StartupEvent started) {
        held.onApplied(applied -> {
            if (opening.compareAndSet(false, true)) {
                open();
            }
        });
    }

    /** Whether devices can connect. */
    boolean listening() {
        return deployment != null;
    }

    private void open() {
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(Server::new, new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> {
                    deployment = id;
                    LOG.infof("Devices connect to %s:%d (TLS)", settings.host(), settings.port());
                })
                .onFailure(failure -> {
                    LOG.errorf("Can't listen on %s:%d: %s", settings.host(), settings.port(), failure.getMessage());
                    Quarkus.asyncExit(1);
                });
    }

    /** First of all: every device gets a FIN and goes to another pod at once; a silent end costs it 40 s. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        if (deployment == null) {
            return;
        }
        connections.all().forEach(connection -> connection.close(CloseReason.SHUTDOWN));
        CountDownLatch closed = new CountDownLatch(1);
        vertx.undeploy(deployment).onComplete(done -> closed.countDown());
        deployment = null;
        try {
            if (!closed.await(5, TimeUnit.SECONDS)) {
                LOG.warn("Some device connections did not close within 5 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One of the servers that share the port; each accepts connections on an event loop of its own. */
    private final class Server extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            vertx.createNetServer(options.create())
                    .connectHandler(socket -> reception.accepted(socket, context))
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
