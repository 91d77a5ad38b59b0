package dev.tak.cot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class DeviceEventsTest {

    private static final Device ANA =
            new Device("dev-1", "ANA", new Team("Cyan", "Team Lead"), new Takv("sim", "TAK", "1", "0.1"));
    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");

    private static CotEvent parse(byte[] xml) throws MalformedEventException {
        return CotEvent.parse(xml, EventLimits.defaults());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsWhatIsRead(
            @ForAll("devices") Device device,
            @ForAll("points") Point at,
            @ForAll("instants") Instant now,
            @ForAll("destinations") List<Destination> to)
            throws MalformedEventException {
        CotEvent event = parse(DeviceEvents.position(device, at, now, Duration.ofMinutes(5), to));

        assertThat(event.uid()).isEqualTo(device.uid());
        assertThat(event.type()).isEqualTo("a-f-G-U-C");
        assertThat(event.how()).isEqualTo("m-g");
        assertThat(event.point()).isEqualTo(at);
        assertThat(event.time()).isEqualTo(now.truncatedTo(ChronoUnit.SECONDS)).isEqualTo(event.start());
        assertThat(event.stale()).isEqualTo(event.time().plus(Duration.ofMinutes(5)));
        assertThat(event.contact()).contains(new Contact(device.callsign(), "*:-1:stcp"));
        assertThat(event.team()).contains(device.team());
        assertThat(event.takv()).contains(device.takv());
        assertThat(event.destinations()).isEqualTo(to);
        assertThat(event.addressed()).isEqualTo(!to.isEmpty());
        assertThat(event.isPosition()).isTrue();
        assertThat(new String(event.bytes(), UTF_8)).matches("[\\x20-\\x7e]*");
    }

    @Example
    void aChatMessageToAllIsABroadcast() throws MalformedEventException {
        CotEvent event = parse(new ChatMessage(ANA, Point.at(46.9, 7.4), "m1", "Br\u00fccke <frei>", NOW).toAll());

        assertThat(event.type()).isEqualTo("b-t-f");
        assertThat(event.uid()).isEqualTo("GeoChat.dev-1.All Chat Rooms.m1");
        assertThat(event.addressed()).isFalse();
        assertThat(event.isSituationalAwareness()).isFalse();
        assertThat(new String(event.bytes(), UTF_8))
                .contains(
                        "chatroom=\"All Chat Rooms\"", "senderCallsign=\"ANA\"", ">Br&#252;cke &lt;frei&gt;</remarks>");
    }

    @Example
    void aChatMessageToOneIsAddressedByCallsign() throws MalformedEventException {
        CotEvent event = parse(new ChatMessage(ANA, Point.NOWHERE, "m1", "hi", NOW).to("dev-2", "BEN"));

        assertThat(event.uid()).isEqualTo("GeoChat.dev-1.dev-2.m1");
        assertThat(event.destinations()).containsExactly(new Destination.ToCallsign("BEN"));
        assertThat(new String(event.bytes(), UTF_8))
                .contains("<chatgrp id=\"dev-2\" uid0=\"dev-1\" uid1=\"dev-2\"/>", "to=\"dev-2\"");
    }

    @Example
    void aPingIsRecognised() throws MalformedEventException {
        CotEvent event = parse(DeviceEvents.ping("dev-1", NOW));

        assertThat(ControlEvents.isPing(event.type())).isTrue();
        assertThat(event.uid()).isEqualTo("dev-1-ping");
        assertThat(event.stale()).isEqualTo(NOW.plusSeconds(10));
    }

    @Example
    void whatXmlCannotSayIsReplaced() throws MalformedEventException {
        CotEvent event = parse(new EventBuilder("a\0\ud800b\uffff", "t", NOW).build());

        assertThat(event.uid()).isEqualTo("a\ufffd\ufffdb\ufffd");
    }

    @Provide
    Arbitrary<Device> devices() {
        Arbitrary<String> text = text();
        return Combinators.combine(
                        text.filter(uid -> !uid.isBlank()),
                        text,
                        Combinators.combine(text, text).as(Team::new),
                        Combinators.combine(text, text, text, text).as(Takv::new))
                .as(Device::new);
    }

    @Provide
    Arbitrary<Point> points() {
        Arbitrary<Double> number = Arbitraries.doubles().between(-1e9, 1e9).ofScale(9);
        return Combinators.combine(number, number, number, number, number).as(Point::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Instant.parse("0001-01-01T00:00:00Z").toEpochMilli(), 250_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<List<Destination>> destinations() {
        Arbitrary<String> text = text().filter(value -> !value.isEmpty() && !value.equals("All Streaming"));
        return Arbitraries.<Destination>oneOf(
                        text.map(Destination.ToUid::new),
                        text.map(Destination.ToCallsign::new),
                        text.map(Destination.ToGroup::new),
                        text.map(mission -> new Destination.ToMission(mission, false)),
                        text.map(guid -> new Destination.ToMission(guid, true)),
                        Arbitraries.just(new Destination.Broadcast()))
                .list()
                .ofMaxSize(4);
    }

    /** Any text that XML can say, with what has to be escaped in it. */
    private static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                3,
                                Arbitraries.of(
                                        "<", ">", "&", "\"", "'", "\n", "\t", "\r", " ", "]]>", "&lt;", "\u007f")),
                        Tuple.of(5, Arbitraries.strings().ofMaxLength(3).filter(s -> s.codePoints()
                                .allMatch(XmlCharacters::isAllowed))))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
