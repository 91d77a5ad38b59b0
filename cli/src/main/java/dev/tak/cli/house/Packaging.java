package dev.tak.cli.house;

import java.util.Locale;

/** How the services were built. Ignite nodes and NATS servers are the same with both. */
public enum Packaging {
    /** Run by a JVM. */
    JVM,
    /** Executables made by {@code mvn package -Dnative}. */
    NATIVE;

    /** The word for people. */
    public String label() {
        return this == JVM ? "JVM" : name().toLowerCase(Locale.ROOT);
    }
}
