package dev.tak.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tak.cache.HeldSettings;
import dev.tak.cache.SettingsRepository;
import dev.tak.messaging.connection.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two good devices beside whoever a test lets behave badly: they notice nothing, and memory stays bounded. */
abstract class Neighbourhood {

    static final Duration SOON = Duration.ofSeconds(20);
    static final int OF_A_KIND = 10;
    static final int GARBAGE_BYTES = 16 * 1024;
    static final long MEGABYTE = 1024 * 1024;

    @Inject
    SettingsRepository settings;

    @Inject
    HeldSettings held;

    @Inject
    MeterRegistry metrics;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = SystemResource.PORT)
    int port;

    final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private GoodPair pair;
    private long heapBefore;

    @BeforeEach
    void goodPair() throws InterruptedException {
        TestUsers.ensure(settings, held, port);
        until(Neighbourhood::served);
        heapBefore = usedHeap();
        pair = new GoodPair();
    }

    @AfterEach
    void undisturbed() {
        clock.shutdownNow();
        try (GoodPair ends = pair) {
            ends.assertUndisturbed();
        }
        assertThat(usedHeap() - heapBefore).isLessThan(64 * MEGABYTE);
    }

    /** The first handshake of a process takes long. */
    private static boolean served() {
        try (RawDevice probe = new RawDevice("eve")) {
            return !probe.closed();
        } catch (CompletionException notYet) {
            return false;
        }
    }

    SSLContext context(Optional<String> user) throws Exception {
        Config config = ConfigProvider.getConfig();
        SSLContext context = SSLContext.getInstance("TLS");
        PemKeyCertOptions keys = new PemKeyCertOptions();
        user.ifPresent(name -> keys.setCertPath(config.getValue("test." + name + ".certificate", String.class))
                .setKeyPath(config.getValue("test." + name + ".key", String.class)));
        context.init(
                user.isPresent() ? keys.getKeyManagerFactory(vertx).getKeyManagers() : null,
                new PemTrustOptions()
                        .addCertPath(config.getValue(SystemResource.TRUST, String.class))
                        .getTrustManagerFactory(vertx)
                        .getTrustManagers(),
                null);
        return context;
    }

    double closed(CloseReason reason) {
        return metrics.get("messaging.connections.closed")
                .tag("reason", reason.label())
                .counter()
                .count();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(condition);
    }
}
