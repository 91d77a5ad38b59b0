package dev.tak.messaging;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process. Its name is for display only; nothing is ever addressed to it. */
@Singleton
public class Pod {

    private final String name;
    private final String incarnation = UUID.randomUUID().toString();

    Pod(@ConfigProperty(name = "pod.name", defaultValue = "local") String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Random, new at each start of the process. */
    public String incarnation() {
        return incarnation;
    }
}
