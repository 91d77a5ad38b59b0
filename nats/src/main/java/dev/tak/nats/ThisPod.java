package dev.tak.nats;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process. Its name is for display only; nothing is ever addressed to it. */
@Singleton
public class ThisPod {

    private final String name;
    private final String service;
    private final String incarnation = UUID.randomUUID().toString();

    ThisPod(
            @ConfigProperty(name = "pod.name", defaultValue = "local") String name,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.name = name;
        this.service = service;
    }

    public String name() {
        return name;
    }

    /** The service that it is a pod of, such as {@code messaging}. */
    public String service() {
        return service;
    }

    /** Random, new at each start of the process. */
    public String incarnation() {
        return incarnation;
    }
}
