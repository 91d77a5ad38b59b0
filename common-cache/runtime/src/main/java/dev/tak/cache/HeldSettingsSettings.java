package dev.tak.cache;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this pod follows the system's settings. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "settings")
public interface HeldSettingsSettings {

    /** How often a pod looks for a newer document when no change was announced. */
    @WithDefault("1s")
    Duration pullInterval();

    /** How long announced changes gather before they are pulled together: many pods pull each of them. */
    @WithDefault("150ms")
    Duration gather();
}
