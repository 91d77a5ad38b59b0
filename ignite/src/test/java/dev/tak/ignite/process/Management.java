package dev.tak.ignite.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The management port of a node, seen from outside. */
final class Management {
    /** An answer; status 0 when there was none. */
    record Reply(int status, String body) {}

    private static final Reply NONE = new Reply(0, "");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Management(int port) {
        this.port = port;
    }

    Reply get(String path) {
        return send(request(path).timeout(Duration.ofSeconds(5)).GET().build());
    }

    Reply post(String path) {
        return send(request(path)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.noBody())
                .build());
    }

    boolean isReady() {
        return get("/q/health/ready").status() == 200;
    }

    String state() {
        return get("/founding/state").body();
    }

    /** Value of a metric, with its labels as written; NaN when it is missing. */
    double metric(String name) {
        Matcher matcher = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(get("/q/metrics").body());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** The metrics, with their labels as written. */
    List<String> metrics() {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
