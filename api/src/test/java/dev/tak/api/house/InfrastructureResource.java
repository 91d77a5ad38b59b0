package dev.tak.api.house;

import dev.tak.cli.house.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** One Ignite node and one NATS server. */
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
        infrastructure = Infrastructure.start();
        return infrastructure.serviceConfiguration();
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
