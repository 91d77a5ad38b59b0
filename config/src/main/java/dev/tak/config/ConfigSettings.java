package dev.tak.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The config service. Each value is a property {@code config.*}, or an environment variable {@code CONFIG_*}. */
@ConfigMapping(prefix = "config")
public interface ConfigSettings {

    /** YAML file that the very first settings are read from. Read only when shared state answers and holds none. */
    @WithDefault("/etc/tak/settings.yaml")
    Path seed();

    /** Pause between two looks for settings, or for a seed that can be read, while there are none. */
    @WithDefault("1s")
    Duration seedPause();

    /** Changes that may wait to be written; one more is answered UNAVAILABLE. At most so many become one revision. */
    @WithDefault("256")
    int queueSize();

    /** How long a change may take in all; then it is answered UNAVAILABLE. */
    @WithDefault("8s")
    Duration changeTimeout();

    /** What the document may hold. Every config pod must have the same limits. */
    Limits limits();

    /** Limits. What goes past one is refused as INVALID. */
    interface Limits {

        /** Bytes of the whole document, as it is stored. */
        @WithDefault("1048576")
        int documentBytes();

        /** Characters (Unicode code points) of a user's or a group's name. Which ones: {@link NameRule}. */
        @WithDefault("64")
        int nameLength();

        /** Characters (Unicode code points) of a group's description. */
        @WithDefault("1024")
        int descriptionLength();

        /** Bytes (UTF-8) of an idempotency key. */
        @WithDefault("128")
        int idempotencyKeyBytes();

        /** Changes whose repeats get their first answer: the newest so many. */
        @WithDefault("1000")
        int appliedChanges();
    }
}
