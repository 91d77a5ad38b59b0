package dev.tak.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tak.api.house.Callers;
import dev.tak.api.house.PkiResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod that is up before Ignite and NATS are. */
@QuarkusTest
@WithTestResource(PkiResource.class)
@TestProfile(StartingTest.NothingElseRuns.class)
class StartingTest {

    /** Nothing listens on these ports. */
    public static final class NothingElseRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ignite.client.addresses", "127.0.0.1:1", "nats.servers", "nats://127.0.0.1:1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Marti/api/version", "/Marti/api/contacts/all", "/api/settings", "/nothing"})
    void asksCallersToComeBack(String path) {
        Callers.as("ana")
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .header("Content-Type", "application/json")
                .body("status", equalTo("SERVICE_UNAVAILABLE"))
                .body("code", equalTo(6))
                .body("message", containsString("starting"));
    }

    @Test
    void doesNotSayThatNobodyIsKnown() {
        Callers.anonymous().get("/Marti/api/contacts/all").then().statusCode(503);
    }
}
