package dev.tak.tests.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.pki.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A REST client with a client certificate that never tries twice. It keeps a fixed number of HTTP/2 connections, as a
 * crowd of callers behind one balancer does: with HTTP/1.1 each call that waits during a fault would open a connection
 * of its own, and what is measured then is a storm of TLS handshakes on the machine of the test.
 */
public final class RestClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ServerAddress server;
    private final List<HttpClient> connections;
    private final AtomicInteger next = new AtomicInteger();

    /** An answer. @param body parsed when it is JSON, a text node otherwise */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    /** A client with one connection. */
    public RestClient(ServerAddress server, Path trust, PemFiles user) {
        this(server, trust, user, 1);
    }

    /** @param connections opened at the first call that each of them makes; the calls take turns */
    public RestClient(ServerAddress server, Path trust, PemFiles user, int connections) {
        this.server = server;
        SSLContext context = context(trust, user);
        this.connections =
                Stream.generate(() -> connection(context)).limit(connections).toList();
    }

    private static HttpClient connection(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static SSLContext context(Path trust, PemFiles user) {
        Vertx vertx = Vertx.vertx();
        try {
            KeyManagerFactory keys = new PemKeyCertOptions()
                    .setCertPath(user.certificate().toString())
                    .setKeyPath(user.key().toString())
                    .getKeyManagerFactory(vertx);
            TrustManagerFactory authorities =
                    new PemTrustOptions().addCertPath(trust.toString()).getTrustManagerFactory(vertx);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), authorities.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Can't read the certificate of " + user.certificate(), e);
        } finally {
            vertx.close();
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://%s:%d%s".formatted(server.host(), server.port(), path)))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient http = connections.get(Math.floorMod(next.getAndIncrement(), connections.size()));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter("application/json"::equals)
                .isPresent();
        JsonNode body =
                json ? JSON.readTree(response.body()) : JSON.getNodeFactory().textNode(response.body());
        return new Answer(response.statusCode(), body, response);
    }

    @Override
    public void close() {
        connections.forEach(HttpClient::shutdownNow);
    }
}
