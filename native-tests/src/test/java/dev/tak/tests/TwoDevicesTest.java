package dev.tak.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tak.cli.control.Request.Action;
import dev.tak.cli.device.Disconnect;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.house.PortRole;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cot.ChatMessage;
import dev.tak.cot.CotEvent;
import dev.tak.cot.Destination;
import dev.tak.cot.EventBuilder;
import dev.tak.cot.Point;
import dev.tak.tests.house.House;
import dev.tak.tests.house.Phone;
import dev.tak.tests.house.Population;
import dev.tak.tests.house.SharedHouse;
import dev.tak.tests.load.RestClient;
import dev.tak.tests.load.RestClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user of the whole system sees: devices on different messaging processes are on one and the same server. */
@ExtendWith(SharedHouse.class)
class TwoDevicesTest {

    @Test
    void devicesOnDifferentPodsSeeEachOtherAndTheContactListSeesBoth(House house) throws Exception {
        try (Phone ana = Phone.of(house, "ana", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone ben = Phone.of(house, "ben", house.part("messaging-1", PortRole.COT))
                        .connected();
                RestClient admin = rest(house, Population.ADMINISTRATOR)) {
            ana.report();
            ben.report();

            CotEvent seen = ben.awaitEvent(event -> event.uid().equals("dev-ana"));
            ana.awaitEvent(event -> event.uid().equals("dev-ben"));
            assertThat(seen.contact().orElseThrow().callsign()).isEqualTo("ANA");
            assertThat(new String(seen.bytes(), StandardCharsets.UTF_8)).contains("_flow-tags_", "ATAK-CIV");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(contacts(admin)).contains("dev-ana", "dev-ben"));
        }
    }

    @Test
    void anAddressedEventReachesItsAddresseeAndNobodyElse(House house) {
        try (Phone ana = Phone.of(house, "ana", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone ben = Phone.of(house, "ben", house.part("messaging-1", PortRole.COT))
                        .connected();
                Phone other = Phone.of(house, "user000", house.part("messaging-2", PortRole.COT))
                        .connected()) {
            ben.report();
            other.report();
            ana.awaitEvent(event -> event.uid().equals("dev-ben"));
            ana.awaitEvent(event -> event.uid().equals("dev-user000"));

            ana.send(
                    new ChatMessage(ana.profile(), Point.NOWHERE, "m1", "for Ben", Instant.now()).to("dev-ben", "BEN"));
            ana.send(marker("m2").to(new Destination.ToUid("dev-ben")).build());
            ana.send(marker("m3").build());

            other.awaitEvent(event -> event.uid().equals("m3"));
            CotEvent chat = ben.awaitEvent(event -> event.type().equals("b-t-f"));
            ben.awaitEvent(event -> event.uid().equals("m2"));
            assertThat(new String(chat.bytes(), StandardCharsets.UTF_8)).doesNotContain("marti");
            assertThat(other.received())
                    .noneMatch(
                            event -> event.type().equals("b-t-f") || event.uid().equals("m2"));
            assertThat(ana.received()).noneMatch(event -> event.uid().startsWith("m"));
        }
    }

    @Test
    void groupsAreCheckedWhereverADeviceIsAndAlsoForAddressedEvents(House house) {
        try (Phone ana = Phone.of(house, "ana", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone ben = Phone.of(house, "ben", house.part("messaging-1", PortRole.COT))
                        .connected();
                Phone eve = Phone.of(house, "eve", house.part("messaging-0", PortRole.COT))
                        .connected()) {
            eve.report();
            ben.report();
            ana.awaitEvent(event -> event.uid().equals("dev-ben"));

            ana.send(marker("for-eve").to(new Destination.ToUid("dev-eve")).build());
            ana.send(marker("for-ops").to(new Destination.ToGroup("Ops")).build());
            ben.send(marker("from-ben").to(new Destination.ToGroup("Ops")).build());

            ana.awaitEvent(event -> event.uid().equals("from-ben"));
            ana.send(marker("last").build());
            ben.awaitEvent(event -> event.uid().equals("last"));
            assertThat(eve.received()).isEmpty();
            assertThat(ben.received()).noneMatch(event -> event.uid().equals("for-ops"));
        }
    }

    @Test
    void aNewcomerOnAFreshPodSeesWhereEverybodyIs(House house) {
        try (Phone ana =
                Phone.of(house, "ana", house.part("messaging-0", PortRole.COT)).connected()) {
            ana.report();
            house.act(Action.RESTART, "messaging-2");
            house.awaitReady(Duration.ofSeconds(60), "messaging-2");

            try (Phone ben = Phone.of(house, "ben", house.part("messaging-2", PortRole.COT))
                    .connected()) {
                ben.awaitEvent(event -> event.uid().equals("dev-ana"));
            }
        }
    }

    @Test
    void aPodThatEndsSaysGoodbyeAndItsDevicesGoOnThroughTheBalancer(House house) {
        try (Phone ana = Phone.of(house, "ana", house.devices()).connected();
                Phone ben = Phone.of(house, "ben", house.devices()).connected()) {
            for (String pod : Set.of("messaging-0", "messaging-1", "messaging-2")) {
                house.act(Action.RESTART, pod);
                house.awaitReady(Duration.ofSeconds(60), pod);
            }
            ana.connected();
            ben.connected();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                ana.report();
                assertThat(ben.received()).anyMatch(event -> event.uid().equals("dev-ana"));
            });
            assertThat(ana.disconnects()).isNotEmpty().allMatch(end -> end.kind() == Disconnect.Kind.CLOSED_BY_SERVER);
        }
    }

    @Test
    void strangersAndUnknownUsersAreRefused(House house) {
        try (Phone stranger = Phone.stranger(house, "ana");
                Phone nobody = Phone.of(house, "nobody", house.devices())) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !stranger.disconnects().isEmpty());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !nobody.disconnects().isEmpty());
            assertThat(stranger.received()).isEmpty();
            assertThat(nobody.received()).isEmpty();
        }
    }

    @Test
    void aDeviceThatLeavesIsDisconnectedOnEveryApiPod(House house) throws Exception {
        try (RestClient one = rest(house, Population.ADMINISTRATOR, house.part("api-0", PortRole.HTTPS));
                RestClient other = rest(house, Population.ADMINISTRATOR, house.part("api-1", PortRole.HTTPS))) {
            try (Phone ana = Phone.of(house, "ana", house.devices()).connected()) {
                ana.report();
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> status(one, "dev-ana").equals("Connected")
                                && status(other, "dev-ana").equals("Connected"));
            }
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> status(one, "dev-ana").equals("Disconnected")
                            && status(other, "dev-ana").equals("Disconnected")
                            && !contacts(one).contains("dev-ana")
                            && !contacts(other).contains("dev-ana"));
        }
    }

    @Test
    void aUserWhoIsMovedIsHeardInTheNewGroupOnEveryPodWhenTheAnswerIsThere(House house) throws Exception {
        try (Phone ana = Phone.of(house, "ana", house.part("messaging-0", PortRole.COT))
                        .connected();
                Phone ben = Phone.of(house, "ben", house.part("messaging-1", PortRole.COT))
                        .connected();
                Phone eve = Phone.of(house, "eve", house.part("messaging-2", PortRole.COT))
                        .connected();
                RestClient admin = rest(house, Population.ADMINISTRATOR)) {
            ben.report();
            ana.awaitEvent(event -> event.uid().equals("dev-ben"));
            try {
                assertThat(applied(admin.put("/api/settings/users/ana", "{\"in\":[\"Secret\"],\"out\":[\"Secret\"]}")))
                        .isEqualTo("5 of 5 pods");
                ana.send(marker("to-secret").build());

                eve.awaitEvent(event -> event.uid().equals("to-secret"));
                assertThat(ben.received()).noneMatch(event -> event.uid().equals("to-secret"));
            } finally {
                admin.put("/api/settings/users/ana", "{\"in\":[\"Blue\"],\"out\":[\"Blue\",\"Ops\"]}");
            }
        }
    }

    private static String applied(Answer answer) {
        return answer.header("Tak-Applied").orElse("");
    }

    private static String status(RestClient client, String uid) throws Exception {
        for (JsonNode endpoint : client.get("/Marti/api/clientEndPoints").body().path("data")) {
            if (endpoint.path("uid").asText().equals(uid)) {
                return endpoint.path("lastStatus").asText();
            }
        }
        return "";
    }

    private static Set<String> contacts(RestClient client) throws Exception {
        Set<String> uids = new TreeSet<>();
        for (JsonNode contact : client.get("/Marti/api/contacts/all").body()) {
            uids.add(contact.path("uid").asText());
        }
        return uids;
    }

    private static RestClient rest(House house, String user) {
        return rest(house, user, house.rest());
    }

    private static RestClient rest(House house, String user, ServerAddress server) {
        DevelopmentPki pki =
                DevelopmentPki.ensure(house.home(), "127.0.0.1", house.devices().port());
        return new RestClient(server, pki.trust(), pki.issueUser(user));
    }

    private static EventBuilder marker(String uid) {
        return new EventBuilder(uid, "b-m-p-s-m", Instant.now());
    }
}
