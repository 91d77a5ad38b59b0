package dev.tak.config;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The limits as the service has them by default, with the values that a test gives. */
public final class TestLimits {

    private TestLimits() {}

    public static ConfigSettings.Limits defaults() {
        return with("config.limits.name-length", "64");
    }

    public static ConfigSettings.Limits with(String property, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(ConfigSettings.class)
                .withDefaultValue(property, value)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ConfigSettings.class)
                .limits();
    }
}
