package dev.tak.ignite.founding;

import dev.tak.ignite.settings.Endpoint;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks all nodes at once, each with a deadline. One that doesn't answer in time counts as absent: a frozen process still accepts
 * connections.
 */
public final class Peers {
    private final List<Endpoint> endpoints;
    private final String ownName;
    private final Duration deadline;
    private final HttpClient client;

    /**
     * @param endpoints management addresses of all nodes
     * @param ownName name of this node, whose own answers are left out
     * @param deadline for each answer
     */
    public Peers(List<Endpoint> endpoints, String ownName, Duration deadline) {
        this.endpoints = List.copyOf(endpoints);
        this.ownName = ownName;
        this.deadline = deadline;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
    }

    /** The states of the other nodes that answer, each node once. */
    Collection<PeerState> states() {
        return ask("/founding/state", HttpRequest.Builder::GET, PeerState.class, PeerState::name);
    }

    /** Asks the other nodes to vote for this one; the number that did. */
    int votes() {
        return (int) ask(
                        "/founding/vote?candidate=" + ownName,
                        request -> request.POST(HttpRequest.BodyPublishers.noBody()),
                        FoundingJson.Vote.class,
                        FoundingJson.Vote::name)
                .stream()
                .filter(FoundingJson.Vote::granted)
                .count();
    }

    private <T> Collection<T> ask(
            String path,
            Function<HttpRequest.Builder, HttpRequest.Builder> method,
            Class<T> type,
            Function<T, String> name) {
        List<CompletableFuture<List<T>>> answers = endpoints.stream()
                .flatMap(endpoint -> addresses(endpoint).stream())
                .distinct()
                .map(host -> method.apply(HttpRequest.newBuilder(URI.create("http://" + host + path)))
                        .timeout(deadline)
                        .build())
                .map(request -> client.sendAsync(request, BodyHandlers.ofByteArray())
                        .thenApply(response -> body(response, type))
                        .exceptionally(unreachable -> List.of()))
                .toList();
        Map<String, T> byName = answers.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .filter(answer -> !ownName.equals(name.apply(answer)))
                .collect(Collectors.toMap(name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        return byName.values();
    }

    private static <T> List<T> body(HttpResponse<byte[]> response, Class<T> type) {
        return response.statusCode() == 200 ? FoundingJson.read(response.body(), type) : List.of();
    }

    private static List<String> addresses(Endpoint endpoint) {
        try {
            return List.of(InetAddress.getAllByName(endpoint.host())).stream()
                    .map(address -> address.getHostAddress() + ":" + endpoint.port())
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
