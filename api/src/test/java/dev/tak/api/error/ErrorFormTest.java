package dev.tak.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.SeededSettings;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, wherever, has the same form. */
@ApiTest
class ErrorFormTest {

    private static final int TOO_LARGE = 1_100_000;

    @Inject
    SeededSettings settings;

    @BeforeEach
    void seed() {
        settings.ensure();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/", "/Marti/api/nothing", "/Marti/api/contacts", "/api/settings/users", "/q/health"
            })
    void noSuchPath(String path) {
        error(Callers.as("admin").get(path), 404, "NOT_FOUND", 1);
    }

    @Test
    void noSuchMethod() {
        error(Callers.as("admin").delete("/Marti/api/version"), 405, "METHOD_NOT_ALLOWED", 6);
        error(Callers.as("admin").post("/api/settings"), 405, "METHOD_NOT_ALLOWED", 6);
    }

    @Test
    void noSuchBody() {
        error(
                Callers.as("admin").contentType("text/plain").body("x").put("/api/settings/users/x"),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                6);
    }

    @Test
    void noSuchRepresentation() {
        error(Callers.as("admin").accept("image/png").get("/api/settings"), 406, "NOT_ACCEPTABLE", 6);
    }

    /** Quarkus answers what is no URI before anything of ours sees it, without a body. */
    @Test
    void brokenPath() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            assertThat(connection.ask(
                            "GET /api/settings/users/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void bodyThatSaysItIsTooLarge() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            assertThat(connection.ask("PUT /api/settings/users/x HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + TOO_LARGE + "\r\n\r\n{"))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("{\"status\":\"PAYLOAD_TOO_LARGE\",\"code\":6,");
        }
    }

    @Test
    void bodyThatBecomesTooLarge() throws IOException, InterruptedException {
        byte[] body = (" ".repeat(TOO_LARGE) + "{}").getBytes(StandardCharsets.US_ASCII);
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(Callers.tls("admin")).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + Callers.port() + "/api/settings/users/x"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    private static ValidatableResponse error(Response response, int http, String status, int code) {
        return response.then()
                .statusCode(http)
                .header("Content-Type", "application/json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("message", not(blankOrNullString()));
    }
}
