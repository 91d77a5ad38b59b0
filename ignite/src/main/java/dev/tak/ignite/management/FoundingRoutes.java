package dev.tak.ignite.management;

import dev.tak.ignite.founding.Ballot;
import dev.tak.ignite.founding.FoundingJson;
import dev.tak.ignite.founding.LocalPhase;
import dev.tak.ignite.settings.NodeIdentity;
import java.util.List;

/** What nodes ask one another before they are a cluster. */
public final class FoundingRoutes {
    private static final String CANDIDATE = "candidate=";

    private final LocalPhase phase;
    private final Ballot ballot;

    public FoundingRoutes(LocalPhase phase, Ballot ballot) {
        this.phase = phase;
        this.ballot = ballot;
    }

    /** {@code GET /founding/state} and {@code POST /founding/vote?candidate=NAME}. */
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/founding/state", exchange -> Answer.json(200, FoundingJson.write(phase.state()))),
                new Route(
                        "POST",
                        "/founding/vote",
                        exchange -> vote(exchange.getRequestURI().getQuery())));
    }

    private Answer vote(String query) {
        if (query == null || !query.startsWith(CANDIDATE)) {
            return Answer.text(400, "name the candidate: /founding/vote?candidate=ignite-0\n");
        }
        String candidate;
        try {
            candidate = NodeIdentity.of(query.substring(CANDIDATE.length())).name();
        } catch (IllegalArgumentException e) {
            return Answer.text(400, e.getMessage() + "\n");
        }
        FoundingJson.Vote vote = new FoundingJson.Vote(phase.state().name(), ballot.ask(candidate));
        return Answer.json(200, FoundingJson.write(vote));
    }
}
