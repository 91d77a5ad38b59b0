package dev.tak.messaging.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cot.CotEvent;
import dev.tak.cot.EventLimits;
import dev.tak.cot.MalformedEventException;
import dev.tak.messaging.connection.Principal;
import dev.tak.messaging.routing.Verdict.Drop;
import dev.tak.messaging.routing.Verdict.DropReason;
import dev.tak.messaging.routing.Verdict.Pass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");
    private static final Principal ANA = new Principal("ana", Set.of("Blue", "Ops"), Set.of("Blue"));

    @Test
    void broadcastGoesToTheSendersInGroups() throws Exception {
        LiveEvent event = pass(ANA, "");

        assertThat(event.groups()).containsExactlyInAnyOrder("Blue", "Ops");
        assertThat(event.addressed()).isFalse();
        assertThat(event.visibleTo(Set.of("Ops"))).isTrue();
        assertThat(event.visibleTo(Set.of("Red"))).isFalse();
        assertThat(event.meantFor("any", "any")).isTrue();
    }

    @Test
    void addresseesAreTakenOutOfTheEvent() throws Exception {
        LiveEvent event = pass(ANA, "<marti><dest uid='u1'/><dest callsign='FALKE'/></marti>");

        assertThat(event.toUids()).containsExactly("u1");
        assertThat(event.toCallsigns()).containsExactly("FALKE");
        assertThat(event.meantFor("u1", "X")).isTrue();
        assertThat(event.meantFor("u2", "FALKE")).isTrue();
        assertThat(event.meantFor("u2", "X")).isFalse();
        assertThat(xml(event)).doesNotContain("marti").doesNotContain("dest");
    }

    @Test
    void allStreamingIsEverybody() throws Exception {
        assertThat(pass(ANA, "<marti><dest callsign='All Streaming'/></marti>").addressed())
                .isFalse();
    }

    @Test
    void groupNarrowsButMustBeTheSendersOwn() throws Exception {
        assertThat(pass(ANA, "<marti><dest group='Ops'/></marti>").groups()).containsExactly("Ops");
        assertThat(judge(ANA, "<marti><dest group='Red'/></marti>")).isEqualTo(new Drop(DropReason.FOREIGN_GROUP));
        assertThat(judge(ANA, "<marti><dest group='Ops'/><dest group='Red'/></marti>"))
                .isEqualTo(new Drop(DropReason.FOREIGN_GROUP));
    }

    @Test
    void missionAloneReachesNobodyElse() throws Exception {
        assertThat(judge(ANA, "<marti><dest mission='Search'/></marti>")).isEqualTo(new Drop(DropReason.NO_ADDRESSEE));
    }

    @Test
    void whoSendsToNoGroupIsHeardByNobody() throws Exception {
        assertThat(judge(new Principal("eve", Set.of(), Set.of("Blue")), "")).isEqualTo(new Drop(DropReason.NO_GROUP));
    }

    @Test
    void eventIsMarkedAndDoesNotPassTwice() throws Exception {
        LiveEvent event = pass(ANA, "<remarks>Gr\u00fc\u00df Gott</remarks>");

        assertThat(xml(event)).contains("TAK-Server-tak-1=").contains("<remarks>Gr\u00fc\u00df Gott</remarks>");
        CotEvent again = CotEvent.parse(event.xml(), EventLimits.defaults());
        assertThat(RoutingRules.judge(again, ANA, "c1", "tak-1", NOW)).isEqualTo(new Drop(DropReason.LOOP));
        assertThat(RoutingRules.judge(again, ANA, "c1", "tak-2", NOW)).isInstanceOf(Pass.class);
    }

    private static String xml(LiveEvent event) {
        return new String(event.xml(), StandardCharsets.UTF_8);
    }

    private static LiveEvent pass(Principal sender, String detail) throws MalformedEventException {
        return ((Pass) judge(sender, detail)).event();
    }

    private static Verdict judge(Principal sender, String detail) throws MalformedEventException {
        String xml = "<event version='2.0' uid='e1' type='a-f-G-U-C' how='m-g' time='2030-05-01T10:00:00Z'"
                + " start='2030-05-01T10:00:00Z' stale='2030-05-01T10:05:00Z'>"
                + "<point lat='46.9' lon='7.4' hae='0' ce='9999999' le='9999999'/><detail>" + detail
                + "</detail></event>";
        CotEvent event = CotEvent.parse(xml.getBytes(StandardCharsets.UTF_8), EventLimits.defaults());
        return RoutingRules.judge(event, sender, "c1", "tak-1", NOW);
    }
}
