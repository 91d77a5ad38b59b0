package dev.tak.messaging.listener;

import dev.tak.cache.HeldSettings;
import dev.tak.messaging.MessagingSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
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
    private final Rehearsal rehearsal;
    private final MessagingSettings settings;
    private final Reception reception;
    private final Farewell farewell;
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile String deployment;
    private volatile boolean leaving;

    CotListener(
            Vertx vertx,
            HeldSettings held,
            CotServerOptions options,
            Rehearsal rehearsal,
            MessagingSettings settings,
            Reception reception,
            Farewell farewell) {
        this.vertx = vertx;
        this.held = held;
        this.options = options;
        this.rehearsal = rehearsal;
        this.settings = settings;
        this.reception = reception;
        this.farewell = farewell;
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
        rehearsal
                .over()
                .compose(handshakes -> leaving
                        ? Future.failedFuture("leaving")
                        : vertx.deployVerticle(Server::new, new DeploymentOptions().setInstances(loops)))
                .onSuccess(id -> {
                    deployment = id;
                    LOG.infof("Devices connect to %s:%d (TLS)", settings.host(), settings.port());
                })
                .onFailure(failure -> {
                    if (leaving) {
                        return;
                    }
                    LOG.errorf("Can't listen on %s:%d: %s", settings.host(), settings.port(), failure.getMessage());
                    Quarkus.asyncExit(1);
                });
    }

    /** First of all; no device is taken any more. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        leaving = true;
        String open = deployment;
        if (open == null) {
            return;
        }
        deployment = null;
        farewell.toAll();
        CountDownLatch closed = new CountDownLatch(1);
        vertx.undeploy(open).onComplete(done -> closed.countDown());
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
                    .connectHandler(this::accepted)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void accepted(NetSocket socket) {
            if (leaving) {
                socket.close();
            } else {
                reception.accepted(socket, context);
            }
        }
    }
}
