package dev.tak.api.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.SeededSettings;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ApiTest
class RehearsalTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    @Inject
    SeededSettings settings;

    @Test
    void thePodIsReadyOnceItHasCalledItself() {
        settings.ensure();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get(readiness)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rehearsal' }.data.calls", greaterThan(0)));
    }
}
