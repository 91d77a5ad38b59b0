package dev.tak.api.contact;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.SeededSettings;
import dev.tak.cache.EndpointRepository;
import dev.tak.cache.model.EndpointRecord;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ClientEndpointsTest {

    private static final String ENDPOINTS = "/Marti/api/clientEndPoints";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    SeededSettings settings;

    @Inject
    EndpointRepository endpoints;

    @BeforeEach
    void connect() {
        settings.ensure();
        endpoints.putAll(List.of(EndpointRecord.newBuilder()
                .setUser("ana")
                .setUid("dev-endpoint")
                .setCallsign("FALKE-1")
                .setTeam("Cyan")
                .setRole("Team Member")
                .addInGroups("Blue")
                .setConnectedAt(1_000)
                .setDisconnectedAt(2_000)
                .build()));
    }

    @Test
    void hasTheShapeThatClientsRead() {
        await().atMost(SOON).untilAsserted(() -> Callers.as("ana")
                .get(ENDPOINTS + "?secAgo=0&showCurrentlyConnectedClients=false&showMostRecentOnly=false")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body("version", equalTo("3"))
                .body("type", equalTo("com.bbn.marti.remote.ClientEndpoint"))
                .body("nodeId", equalTo(SeededSettings.SERVER_ID))
                .body("data.uid", contains("dev-endpoint"))
                .body("data[0].callsign", equalTo("FALKE-1"))
                .body("data[0].username", equalTo("ana"))
                .body("data[0].team", equalTo("Cyan"))
                .body("data[0].role", equalTo("Team Member"))
                .body("data[0].lastEventTime", equalTo("1970-01-01T00:00:02.000Z"))
                .body("data[0].lastStatus", equalTo("Disconnected")));
        Callers.as("ben").get(ENDPOINTS).then().statusCode(200).body("data", empty());
    }

    @Test
    void refusesANegativeTime() {
        Callers.as("ana")
                .get(ENDPOINTS + "?secAgo=-1")
                .then()
                .statusCode(400)
                .body("message", containsString("secAgo"));
    }
}
