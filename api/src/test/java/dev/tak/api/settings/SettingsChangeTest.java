package dev.tak.api.settings;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.tak.api.house.ApiTest;
import dev.tak.api.house.Callers;
import dev.tak.api.house.ConfigStandIn;
import dev.tak.api.house.SeededSettings;
import dev.tak.cache.model.Refusal.Reason;
import dev.tak.cache.model.SettingsChange;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class SettingsChangeTest {

    private static final String USERS = "/api/settings/users/";
    private static final String GROUPS = "/api/settings/groups/";
    private static final Duration TOTAL = Duration.ofSeconds(8);
    private static final Duration MARGIN = Duration.ofSeconds(1);

    @Inject
    SeededSettings settings;

    @Inject
    ConfigStandIn config;

    @BeforeEach
    void work() {
        settings.ensure();
        config.work();
    }

    @Test
    void aUserIsCreatedReadReplacedAndDeleted() {
        Response created = admin().body(
                        "{\"in\":[\"Ops\"],\"out\":[\"Blue\"],\"groups\":[\"Ops\"],\"role\":\"administrator\"}")
                .put(USERS + "zoe");
        String etag = created.header("ETag");
        created.then()
                .statusCode(201)
                .header("Content-Type", "application/json")
                .body("in", contains("Ops"))
                .body("out", contains("Blue", "Ops"))
                .body("role", equalTo("administrator"))
                .body("disabled", equalTo(false));
        assertThat(etag).isEqualTo("\"" + created.jsonPath().getLong("revision") + "\"");

        Response read = admin().get(USERS + "zoe");
        read.then().statusCode(200).header("ETag", etag);
        assertThat(read.asString()).isEqualTo(created.asString());

        Response replaced =
                admin().header("If-Match", etag).body(read.asString()).put(USERS + "zoe");
        replaced.then().statusCode(200).body("out", contains("Blue", "Ops"));
        assertThat(replaced.header("ETag")).isNotEqualTo(etag);

        admin().delete(USERS + "zoe").then().statusCode(204).body(emptyString());
        admin().get(USERS + "zoe").then().statusCode(404);
    }

    @Test
    void theAnswerSaysOnHowManyPodsAChangeHolds() {
        String behind = UUID.randomUUID().toString();
        String ahead = UUID.randomUUID().toString();
        config.beat(ahead, Long.MAX_VALUE, false);
        config.beat(behind, 1, false);
        try {
            await().atMost(MARGIN.multipliedBy(5)).untilAsserted(() -> admin().body("{}")
                    .put(GROUPS + "Slow")
                    .then()
                    .statusCode(202)
                    .header("Tak-Applied", "2 of 3 pods"));
            admin().delete(GROUPS + "Slow").then().statusCode(202).header("Tak-Applied", "2 of 3 pods");

            config.beat(behind, Long.MAX_VALUE, false);
            admin().body("{}").put(GROUPS + "Quick").then().statusCode(201).header("Tak-Applied", "3 of 3 pods");
            admin().delete(GROUPS + "Quick").then().statusCode(204).header("Tak-Applied", "3 of 3 pods");
        } finally {
            config.beat(ahead, 0, true);
            config.beat(behind, 0, true);
        }
        await().atMost(MARGIN.multipliedBy(5))
                .untilAsserted(
                        () -> admin().body("{}").put(GROUPS + "Alone").then().header("Tak-Applied", "1 of 1 pods"));
    }

    @Test
    void aGroupIsCreatedReplacedAndDeleted() {
        admin().body("{\"description\":\"red team\"}")
                .put(GROUPS + "Red")
                .then()
                .statusCode(201)
                .body("description", equalTo("red team"));
        admin().body("{}").put(GROUPS + "Red").then().statusCode(200).body("description", equalTo(""));
        admin().delete(GROUPS + "Red").then().statusCode(204);
        admin().get(GROUPS + "Red").then().statusCode(404);
    }

    @Test
    void namesMayHaveBlanksDotsAndUmlauts() {
        admin().body("{}").put(USERS + "J%C3%BCrgen%20v.%20Berg").then().statusCode(201);

        assertThat(lastChange().getPutUser().getName()).isEqualTo("Jürgen v. Berg");
        admin().get(USERS + "J%C3%BCrgen%20v.%20Berg").then().statusCode(200);
        admin().delete(USERS + "J%C3%BCrgen%20v.%20Berg").then().statusCode(204);
        assertThat(lastChange().getDeleteUser()).isEqualTo("Jürgen v. Berg");
    }

    @Test
    void theHeadersReachConfig() {
        config.refuse(Reason.STALE, "stale");

        admin().header("If-Match", "\"17\"")
                .header("Idempotency-Key", "key 1")
                .body("{}")
                .put(USERS + "x");
        assertThat(lastChange().getIfMatch()).isEqualTo(17);
        assertThat(lastChange().getIfNoneMatch()).isFalse();
        assertThat(lastChange().getIdempotencyKey()).isEqualTo("key 1");
        assertThat(lastChange().getChangedBy()).isEqualTo("admin");

        admin().header("If-None-Match", "*").body("{}").put(USERS + "x");
        assertThat(lastChange().getIfMatch()).isZero();
        assertThat(lastChange().getIfNoneMatch()).isTrue();
        assertThat(lastChange().getIdempotencyKey()).hasSizeGreaterThan(30);

        admin().header("If-Match", "\"18\"").delete(GROUPS + "x");
        assertThat(lastChange().getIfMatch()).isEqualTo(18);
    }

    @Test
    void whatMustExistIsLookedFor() {
        admin().header("If-Match", "*").body("{}").put(USERS + "nobody").then().statusCode(412);
        assertThat(config.received()).isEmpty();

        admin().header("If-Match", "*")
                .body("{\"description\":\"blue team\"}")
                .put(GROUPS + "Ops")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, 17, 400",
        "If-Match, '\"1\", \"2\"', 400",
        "If-Match, '\"0\"', 412",
        "If-Match, '\"abc\"', 412",
        "If-Match, 'W/\"1\"', 412",
        "If-None-Match, '\"1\"', 400",
        "Idempotency-Key, 'schlüssel', 400",
        "Idempotency-Key, '', 400",
    })
    void headersThatCantHoldNeverReachConfig(String name, String value, int status) {
        admin().header(name, value)
                .body("{}")
                .put(USERS + "x")
                .then()
                .statusCode(status)
                .header("Content-Type", "application/json");

        assertThat(config.received()).isEmpty();
    }

    @Test
    void aKeyMayNotBeTooLong() {
        admin().header("Idempotency-Key", "k".repeat(129))
                .body("{}")
                .put(USERS + "x")
                .then()
                .statusCode(400);
        assertThat(config.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400, BAD_REQUEST, 2",
        "NOT_FOUND, 404, NOT_FOUND, 1",
        "STALE, 412, PRECONDITION_FAILED, 6",
        "CONFLICT, 409, CONFLICT, 4",
        "KEY_REUSED, 422, UNPROCESSABLE_ENTITY, 6",
        "UNAVAILABLE, 503, SERVICE_UNAVAILABLE, 6",
    })
    void aRefusalIsPassedOn(Reason reason, int http, String status, int code) {
        config.refuse(reason, "because of " + reason);

        Response response = admin().body("{}").put(USERS + "x");

        response.then()
                .statusCode(http)
                .header("Content-Type", "application/json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("message", equalTo("because of " + reason));
        assertThat(response.header("Retry-After")).isEqualTo(http == 503 ? "1" : null);
    }

    @Test
    void aSilentConfigIsAskedAgainForAWhile() {
        config.beSilent();
        long start = System.nanoTime();

        admin().body("{}")
                .put(USERS + "x")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("message", containsString("Idempotency-Key"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL.plus(MARGIN));
        assertThat(config.received()).hasSizeBetween(3, 5);
        assertThat(config.received().stream()
                        .map(SettingsChange::getIdempotencyKey)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void anAnswerThatSaysNothingIsTheServersFault() {
        config.answer(new byte[0]);

        admin().body("{}")
                .put(USERS + "x")
                .then()
                .statusCode(500)
                .header("Content-Type", "application/json")
                .body("status", equalTo("INTERNAL_SERVER_ERROR"))
                .body("code", equalTo(6))
                .body("message", equalTo("The server failed; its log says why"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[]", "{\"in\":\"Blue\"}", "{\"in\":[null]}", "{\"disabled\":[]}", "null"})
    void aBodyOfAnotherShapeIsRefused(String body) {
        admin().body(body).put(USERS + "x").then().statusCode(400).body("code", equalTo(2));
        assertThat(config.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":1}         | Unknown property \"colour\"; known are: disabled, groups, in, out, revision, role",
                "{\"role\":\"boss\"}    | \"boss\" is no role; there are user and administrator (line 1, column 9)",
                "{\"in\":[1,{}]}        | in[1] has a value of a wrong type (line 1, column 10)",
                "{\"in\":[\"Blue\",}    | (line 1, column 15)",
                "{\"in\":               | (line 1, column 7)",
                "{} {}                  | (line 1, column 4)",
            })
    void saysWhatIsWrongWithABodyAndWhere(String body, String message) {
        Response response = admin().body(body).put(USERS + "x");

        response.then()
                .statusCode(400)
                .header("Content-Type", "application/json")
                .body("status", equalTo("BAD_REQUEST"))
                .body("message", containsString(message))
                .body("message", containsString("(line "));
        assertThat(response.asString()).doesNotContain("dev.tak", "java.", "jackson");
        assertThat(config.received()).isEmpty();
    }

    private static RequestSpecification admin() {
        return Callers.as("admin").contentType(JSON);
    }

    private SettingsChange lastChange() {
        List<SettingsChange> received = config.received();
        return received.getLast();
    }
}
