package dev.tak.api.security;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.ConfigStandIn;
import dev.tak.api.house.SeededSettings;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class AuthenticationTest {

    private static final String CONTACTS = "/Marti/api/contacts/all";

    @Inject
    SeededSettings settings;

    @Inject
    ConfigStandIn config;

    @BeforeEach
    void seed() {
        settings.ensure();
        config.work();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CONTACTS, "/Marti/api/version", "/Marti/api/version/config", "/api/settings", "/nothing", "/"})
    void refusesWhoShowsNoCertificate(String path) {
        refused(Callers.anonymous().get(path).then()).body("message", containsString("no client certificate"));
    }

    @Test
    void refusesABodyOfWhoShowsNoCertificate() {
        refused(Callers.anonymous()
                .contentType(JSON)
                .body("{}")
                .put("/api/settings/users/x")
                .then());
    }

    @Test
    void refusesWhoIsNotInTheSettings() {
        refused(Callers.as("dora").get(CONTACTS).then()).body("message", containsString("\"dora\" is not known"));
    }

    @Test
    void refusesWhoIsDisabled() {
        refused(Callers.as("carl").get(CONTACTS).then()).body("message", containsString("\"carl\" is disabled"));
    }

    @Test
    void breaksOffTlsWithACertificateOfAnotherAuthority() {
        assertThatThrownBy(() -> Callers.asForeign("ana").get(CONTACTS)).isInstanceOf(IOException.class);
    }

    @Test
    void judgesEachRequestByTheSettingsOfItsTime() {
        Callers.as("erik").get(CONTACTS).then().statusCode(401);

        put("erik", "{\"groups\":[\"Blue\"]}");
        Callers.as("erik").get(CONTACTS).then().statusCode(200);
        Callers.as("erik").get("/api/settings").then().statusCode(403);

        put("erik", "{\"role\":\"administrator\"}");
        Callers.as("erik").get("/api/settings").then().statusCode(200);

        put("erik", "{\"role\":\"administrator\",\"disabled\":true}");
        Callers.as("erik").get("/api/settings").then().statusCode(401);

        Callers.as("admin").delete("/api/settings/users/erik").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/settings", "/api/settings/users/ana", "/api/settings/groups/Blue"})
    void keepsTheSettingsToAdministrators(String path) {
        Callers.as("ana")
                .get(path)
                .then()
                .statusCode(403)
                .header("Content-Type", "application/json")
                .body("status", equalTo("FORBIDDEN"))
                .body("code", equalTo(10))
                .body("message", containsString("administrators"));
    }

    @Test
    void refusesBeforeItReadsTheBody() {
        Callers.as("ana")
                .contentType(JSON)
                .body("{no json")
                .put("/api/settings/users/x")
                .then()
                .statusCode(403);
    }

    private static void put(String user, String body) {
        int status = Callers.as("admin")
                .contentType(JSON)
                .body(body)
                .put("/api/settings/users/" + user)
                .statusCode();
        assertThat(status).isBetween(200, 201);
    }

    private static ValidatableResponse refused(ValidatableResponse response) {
        return response.statusCode(401)
                .header("Content-Type", "application/json")
                .body("status", equalTo("UNAUTHORIZED"))
                .body("code", equalTo(9))
                .body("message", containsString("org.springframework.security.authentication.BadCredentialsException"));
    }
}
