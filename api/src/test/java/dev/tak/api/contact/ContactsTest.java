package dev.tak.api.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.InfrastructureResource.FreezeIgnite;
import dev.tak.api.house.InfrastructureResource.ThawIgnite;
import dev.tak.api.house.SeededSettings;
import dev.tak.cache.ConnectionRepository;
import dev.tak.cache.model.ConnectionRecord;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ContactsTest {

    private static final String CONTACTS = "/Marti/api/contacts/all";
    private static final String NODE_TAKS_QUERY = "?sortBy=CALLSIGN&direction=ASCENDING&noFederates=false&receiver=x";
    private static final Duration CACHED = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofSeconds(9);

    private static final ConnectionRecord ANA = ConnectionRecord.newBuilder()
            .setConnectionId("c1")
            .setUser("ana")
            .addInGroups("Blue")
            .addOutGroups("Blue")
            .setUid("dev-7f31")
            .setCallsign("FALKE-1")
            .setTeam("Cyan")
            .setRole("Team Member")
            .setTakv("ATAK-CIV 5.3.0 34")
            .build();
    private static final ConnectionRecord BEN = ConnectionRecord.newBuilder()
            .setConnectionId("c2")
            .setUser("ben")
            .addInGroups("Ops")
            .setUid("dev-0001")
            .setCallsign("UHU-2")
            .build();

    @Inject
    SeededSettings settings;

    @Inject
    ConnectionRepository connections;

    @FreezeIgnite
    Runnable freezeIgnite;

    @ThawIgnite
    Runnable thawIgnite;

    @BeforeEach
    void connect() {
        settings.ensure();
        connections.putAll(List.of(ANA, BEN));
        await().atMost(CACHED).untilAsserted(() -> assertThat(uids("admin", "")).hasSize(2));
    }

    @AfterEach
    void disconnect() {
        connections.removeAll(Set.of("c1", "c2"));
    }

    @Test
    void isABareArrayOfTheFieldsThatClientsRead() {
        String body = Callers.as("admin")
                .get(CONTACTS + NODE_TAKS_QUERY)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .extract()
                .asString();

        assertThat(body).isEqualTo("""
                        [{"filterGroups":["Blue"],"notes":"ana","callsign":"FALKE-1","team":"Cyan",\
                        "role":"Team Member","takv":"ATAK-CIV 5.3.0 34","uid":"dev-7f31"},\
                        {"filterGroups":["Ops"],"notes":"ben","callsign":"UHU-2","team":"","role":"","takv":"",\
                        "uid":"dev-0001"}]""");
    }

    @Test
    void showsWhatTheCallerReceivesFrom() {
        assertThat(uids("ana", "")).containsExactly("dev-7f31", "dev-0001");
        assertThat(uids("ben", "")).containsExactly("dev-0001");
    }

    @Test
    void isSortedAsAskedFor() {
        assertThat(uids("ana", "?direction=DESCENDING")).containsExactly("dev-0001", "dev-7f31");
        assertThat(uids("ana", "?sortBy=UID")).containsExactly("dev-0001", "dev-7f31");
    }

    @Test
    void refusesAnOrderThatDoesNotExist() {
        Callers.as("ana")
                .get(CONTACTS + "?sortBy=AGE")
                .then()
                .statusCode(400)
                .header("Content-Type", "application/json")
                .body("status", equalTo("BAD_REQUEST"))
                .body("code", equalTo(2))
                .body("message", containsString("sortBy"));
    }

    @Test
    void saysWhenSharedStateIsAwayAndRecovers() {
        freezeIgnite.run();
        try {
            await().atMost(OUTAGE.plus(CACHED)).untilAsserted(() -> Callers.as("ana")
                    .get(CONTACTS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .header("Content-Type", "application/json")
                    .body("status", equalTo("SERVICE_UNAVAILABLE")));
            Callers.as("ana").get("/Marti/api/version/config").then().statusCode(200);
            Callers.as("admin").get("/api/settings").then().statusCode(200);
        } finally {
            thawIgnite.run();
        }
        await().atMost(OUTAGE.plus(CACHED))
                .untilAsserted(() -> assertThat(uids("ana", "")).hasSize(2));
    }

    private static List<String> uids(String user, String query) {
        return Callers.as(user)
                .get(CONTACTS + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("uid", String.class);
    }
}
