package dev.tak.cli.house;

import java.util.Locale;

/** As what the parts that are built here are started. */
public enum Packaging {
    /** Classes that were just compiled and not packaged yet: Ignite nodes alone, for tests within the build. */
    CLASSES,
    /** Archives, by a JVM. */
    JVM,
    /** The services as executables made by {@code mvn package -Dnative}; Ignite nodes as with {@link #JVM}. */
    NATIVE;

    /** The word for people. */
    public String label() {
        return this == JVM ? name() : name().toLowerCase(Locale.ROOT);
    }
}
