package dev.tak.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cot.ChatMessage;
import dev.tak.cot.Contact;
import dev.tak.cot.Device;
import dev.tak.cot.DeviceEvents;
import dev.tak.cot.EventBuilder;
import dev.tak.cot.Point;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWordsTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");
    private static final Device BEN = ClientDefaults.device("ben", "ADLER-2", "dev-22aa");
    private static final Point BERN = Point.at(46.948, 7.447);

    private final EventWords words = new EventWords();

    @Test
    void aPositionIsWhoAndWhere() {
        assertThat(line(DeviceEvents.position(BEN, BERN, NOW, Duration.ofMinutes(1))))
                .isEqualTo("friend on the ground ADLER-2 (dev-22aa) at 46.94800, 7.44700");
    }

    @Test
    void aChatMessageIsWhoAndWhat() {
        assertThat(line(new ChatMessage(BEN, BERN, "m-1", "Brücke <frei>", NOW).toAll()))
                .isEqualTo("chat               ADLER-2: Brücke <frei>");
    }

    @Test
    void whoLeftIsNamedByTheCallsignHeardBefore() {
        byte[] left = new EventBuilder("x", "t-x-d-d", NOW)
                .link("dev-22aa", "a-f-G-U-C", "p-p")
                .build();

        assertThat(line(left)).isEqualTo("left               dev-22aa");
        line(DeviceEvents.position(BEN, BERN, NOW, Duration.ofMinutes(1)));
        assertThat(line(left)).isEqualTo("left               ADLER-2 (dev-22aa)");
    }

    @Test
    void nobodyCanSendCommandsToTheTerminal() {
        byte[] event = new EventBuilder("dev-1", "a-f-G", NOW)
                .contact(new Contact("A\u202eB\u009b2J\nC", "*:-1:stcp"))
                .build();

        assertThat(line(event)).contains("A B 2J C").doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void anUnreadableEventIsCalledSo() {
        EventWords.Line line = words.of("<event><</event>".getBytes(StandardCharsets.UTF_8));

        assertThat(line.text()).startsWith("unreadable");
        assertThat(line.type()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a-f-G-U-C, friend on the ground",
        "a-h-A, hostile in the air",
        "a-, something",
        "a-., something",
        "b-t-f, chat",
        "b-t-f-s, chat undelivered",
        "b-m-p-s-m, marker",
        "b-a-o-tbl, alert",
        "u-d-f, drawing",
        "t-x-m-c, mission notice",
        "t-x-something, t-x-something",
        "b-tx, b-tx"
    })
    void typesAreInWordsWhereTheyAreKnown(String type, String expected) {
        assertThat(TypeWords.of(type)).isEqualTo(expected);
    }

    private String line(byte[] event) {
        return words.of(event).text();
    }
}
