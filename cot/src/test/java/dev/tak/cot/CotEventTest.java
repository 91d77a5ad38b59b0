package dev.tak.cot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CotEventTest {

    static CotEvent parse(String xml) throws MalformedEventException {
        return CotEvent.parse(xml.getBytes(UTF_8), EventLimits.defaults());
    }

    @Test
    void readsWhatTheServerNeeds() throws MalformedEventException {
        String xml = """
                <event version="2.0" uid="dev-7f31" type="a-f-G-U-C" how="m-g" access="Undefined"
                       time="2030-05-01T10:00:00Z" start="2030-05-01T10:00:01.5Z" stale="2030-05-01T10:06:15Z">
                  <point lat="46.9480" lon="7.4474" hae="540.2" ce="4.9" le="9999999.0"/>
                  <detail>
                    <takv device="Pixel" platform="ATAK-CIV" os="34" version="5.3.0"/>
                    <contact endpoint="*:-1:stcp" callsign="F\u00c4LKE &amp; 1" phone="+41000"/>
                    <uid Droid="FALKE-1"/>
                    <__group name="Cyan" role="Team Member"/>
                    <status battery="83"/>
                    <_flow-tags_ TAK-Server-a1="2030-05-01T10:00:00Z"/>
                  </detail>
                </event>""";

        CotEvent event = parse(xml);

        assertThat(event.bytes()).isEqualTo(xml.getBytes(UTF_8));
        assertThat(event.uid()).isEqualTo("dev-7f31");
        assertThat(event.type()).isEqualTo("a-f-G-U-C");
        assertThat(event.how()).isEqualTo("m-g");
        assertThat(event.time()).isEqualTo("2030-05-01T10:00:00Z");
        assertThat(event.start()).isEqualTo("2030-05-01T10:00:01.5Z");
        assertThat(event.stale()).isEqualTo("2030-05-01T10:06:15Z");
        assertThat(event.point()).isEqualTo(new Point(46.948, 7.4474, 540.2, 4.9, Point.UNKNOWN));
        assertThat(event.contact()).contains(new Contact("F\u00c4LKE & 1", "*:-1:stcp"));
        assertThat(event.team()).contains(new Team("Cyan", "Team Member"));
        assertThat(event.takv()).contains(new Takv("Pixel", "ATAK-CIV", "34", "5.3.0"));
        assertThat(event.destinations()).isEmpty();
        assertThat(event.addressed()).isFalse();
        assertThat(event.isPosition()).isTrue();
        assertThat(event.isSituationalAwareness()).isTrue();
        assertThat(event.hasFlowTag("a1")).isTrue();
        assertThat(event.hasFlowTag("a2")).isFalse();
    }

    @Test
    void readsAnEventOfTheLeastThereMayBe() throws MalformedEventException {
        CotEvent event = parse(Samples.MINIMAL.replace("how='m-g' ", ""));

        assertThat(event.how()).isEmpty();
        assertThat(event.point()).isEqualTo(Point.NOWHERE);
        assertThat(event.contact()).isEmpty();
        assertThat(event.team()).isEmpty();
        assertThat(event.takv()).isEmpty();
        assertThat(event.isSituationalAwareness()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2030-05-01T10:00:00Z, 2030-05-01T10:00:00Z",
        "2030-05-01T10:00:00.1Z, 2030-05-01T10:00:00.1Z",
        "2030-05-01T10:00:00.123456789Z, 2030-05-01T10:00:00.123456789Z",
        "2030-05-01T10:00:00.123456789987654321Z, 2030-05-01T10:00:00.123456789Z",
        "2030-05-01T12:00:00+02:00, 2030-05-01T10:00:00Z",
        "2030-05-01T12:00:00.5+0200, 2030-05-01T10:00:00.5Z",
        "2030-05-01T08:00:00-02, 2030-05-01T10:00:00Z",
        "2030-05-01T10:00Z, 2030-05-01T10:00:00Z",
        "' 2030-05-01t10:00:00z ', 2030-05-01T10:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void readsAnyIsoInstant(String written, Instant meant) throws MalformedEventException {
        assertThat(parse(Samples.MINIMAL.replace("2030-05-01T10:00:02Z", written))
                        .stale())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "", " ", "Infinity", "-Infinity", "north", "1,5", "1e999"})
    void takesUnreadableCoordinatesForUnknown(String value) throws MalformedEventException {
        String xml = Samples.event("<point lat='V' lon='V' hae='V' ce='V' le='V'/>".replace("V", value));

        assertThat(parse(xml).point()).isEqualTo(Point.NOWHERE);
    }

    @Test
    void takesAnEndlessCoordinateForUnknown() throws MalformedEventException {
        assertThat(parse(Samples.event("<point lat='" + "1".repeat(400_000) + "' lon='7'/>"))
                        .point())
                .isEqualTo(Point.at(0, 7));
    }

    @Test
    void readsDestinations() throws MalformedEventException {
        CotEvent event = parse(Samples.event("""
                <point/><detail><marti archive='true'>
                  <dest callsign='ADLER-2'/><dest uid='u1'/><dest group='Ops'/><dest mission='Alpine 7' path='p'/>
                  <dest mission-guid='g1'/></marti><x><marti><dest uid='not this'/></marti></x>
                  <marti><dest callsign='All Streaming'/><dest publish='old'/><dest/><dest uid='u2' callsign='C'/></marti>
                </detail><marti><dest uid='nor this'/></marti>"""));

        assertThat(event.addressed()).isTrue();
        assertThat(event.destinations())
                .containsExactly(
                        new Destination.ToCallsign("ADLER-2"),
                        new Destination.ToUid("u1"),
                        new Destination.ToGroup("Ops"),
                        new Destination.ToMission("Alpine 7", false),
                        new Destination.ToMission("g1", true),
                        new Destination.Broadcast(),
                        new Destination.ToUid("u2"),
                        new Destination.ToCallsign("C"));
    }

    @Test
    void anEventForNobodyKnownIsAddressedAllTheSame() throws MalformedEventException {
        CotEvent event = parse(Samples.event("<point/><detail><marti><dest publish='x'/></marti></detail>"));

        assertThat(event.addressed()).isTrue();
        assertThat(event.destinations()).isEmpty();
        assertThat(parse(Samples.event("<point/><detail><marti/></detail>")).addressed())
                .isFalse();
    }

    @Test
    void theFirstOfSeveralElementsCounts() throws MalformedEventException {
        CotEvent event = parse(
                Samples.event(
                        "<point lat='1'/><point lat='2'/>"
                                + "<detail><contact callsign='A'/><contact callsign='B'/></detail><detail><contact callsign='C'/></detail>"));

        assertThat(event.lat()).isEqualTo(1);
        assertThat(event.contact()).contains(new Contact("A", ""));
        assertThat(event.isSituationalAwareness()).isFalse();
    }

    @Test
    void elementsWithAPrefixAreNotTaks() throws MalformedEventException {
        CotEvent event = parse(
                Samples.event(
                        "<point/><detail xmlns:o='urn:o' xmlns='urn:p'>"
                                + "<o:contact callsign='A'/><o:marti><dest uid='u'/></o:marti><contact o:callsign='B' callsign='C'/></detail>"));

        assertThat(event.contact()).contains(new Contact("C", ""));
        assertThat(event.addressed()).isFalse();
        assertThat(event.withoutMarti()).isSameAs(event);
    }

    @Test
    void entitiesOfXmlItselfAreRead() throws MalformedEventException {
        assertThat(parse(Samples.MINIMAL.replace("uid='u'", "uid='&lt;&#x1F600;&amp;'"))
                        .uid())
                .isEqualTo("<\ud83d\ude00&");
    }

    @Test
    void destinationsAreReadOnly() throws MalformedEventException {
        List<Destination> destinations = parse(Samples.MINIMAL).destinations();

        assertThat(destinations).isUnmodifiable();
    }
}
