package dev.tak.config;

import dev.tak.cli.house.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One Ignite node and one NATS server; the seed is named, but does not exist yet. */
public final class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    /** A {@link Runnable} that freezes the Ignite node. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface FreezeIgnite {}

    /** A {@link Runnable} that lets the Ignite node go on. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ThawIgnite {}

    private Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        try {
            infrastructure = Infrastructure.start();
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "seed-");
            Map<String, String> configuration = new HashMap<>(infrastructure.serviceConfiguration());
            configuration.put("config.seed", directory.resolve("settings.yaml").toString());
            configuration.put("config.seed-pause", "100ms");
            configuration.put("quarkus.management.test-port", "0");
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                (Runnable) () -> infrastructure.freeze("ignite-0"),
                new TestInjector.AnnotatedAndMatchesType(FreezeIgnite.class, Runnable.class));
        injector.injectIntoFields(
                (Runnable) () -> infrastructure.thaw("ignite-0"),
                new TestInjector.AnnotatedAndMatchesType(ThawIgnite.class, Runnable.class));
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            infrastructure.close();
        }
    }
}
