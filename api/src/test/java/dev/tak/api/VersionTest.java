package dev.tak.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.SeededSettings;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class VersionTest {

    @Inject
    SeededSettings settings;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @BeforeEach
    void seed() {
        settings.ensure();
    }

    @Test
    void versionNamesTakServer() {
        Callers.as("ana")
                .get("/Marti/api/version")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/plain"))
                .body(containsString("TAK Server"));
    }

    @Test
    void configHasTheShapeThatAtakReads() {
        String body = Callers.as("ana")
                .get("/Marti/api/version/config")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .extract()
                .asString();

        assertThat(body).isEqualTo("""
                        {"version":"3","type":"ServerConfig",\
                        "data":{"version":"%s","api":"3","hostname":"tak.example"},"nodeId":"test-server"}""".formatted(version));
    }
}
