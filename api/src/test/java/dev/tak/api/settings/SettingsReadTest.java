package dev.tak.api.settings;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.SeededSettings;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class SettingsReadTest {

    private static final String ANA = "/api/settings/users/ana";

    @Inject
    SeededSettings settings;

    @BeforeEach
    void seed() {
        settings.ensure();
    }

    @Test
    void theDocumentIsWhole() {
        Response response = Callers.as("admin").get("/api/settings");

        response.then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body("revision", greaterThanOrEqualTo(1))
                .body("serverId", equalTo(SeededSettings.SERVER_ID))
                .body("users.ana.in", contains("Blue"))
                .body("users.ana.out", contains("Blue", "Ops"))
                .body("users.admin.role", equalTo("administrator"))
                .body("users.carl.disabled", equalTo(true))
                .body("groups.Blue.description", equalTo("blue team"))
                .body("defaultGroup", nullValue());
        Assertions.assertThat(response.header("ETag"))
                .isEqualTo("\"" + response.jsonPath().getLong("revision") + "\"");
    }

    @Test
    void aUserHasTheEtagOfItsLastChange() {
        String body = Callers.as("admin")
                .get(ANA)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("ETag", "\"1\"")
                .extract()
                .asString();

        Assertions.assertThat(body)
                .isEqualTo("{\"revision\":1,\"in\":[\"Blue\"],\"out\":[\"Blue\",\"Ops\"],"
                        + "\"role\":\"user\",\"disabled\":false}");
    }

    @Test
    void aGroupHasTheEtagOfItsLastChange() {
        String body = Callers.as("admin")
                .get("/api/settings/groups/Blue")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .asString();

        Assertions.assertThat(body).isEqualTo("{\"revision\":1,\"description\":\"blue team\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"7\", \"1\""})
    void isNotSentToWhoHasIt(String ifNoneMatch) {
        Callers.as("admin")
                .header("If-None-Match", ifNoneMatch)
                .get(ANA)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"")
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "nonsense", "\""})
    void isSentToWhoHasAnother(String ifNoneMatch) {
        Callers.as("admin").header("If-None-Match", ifNoneMatch).get(ANA).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "groups"})
    void namesWhatIsNotThere(String kind) {
        Callers.as("admin")
                .get("/api/settings/" + kind + "/no%20body.x")
                .then()
                .statusCode(404)
                .header("Content-Type", "application/json")
                .body("status", equalTo("NOT_FOUND"))
                .body("code", equalTo(1))
                .body("message", containsString("\"no body.x\""));
    }
}
