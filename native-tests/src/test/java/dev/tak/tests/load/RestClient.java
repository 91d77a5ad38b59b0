package dev.tak.tests.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tak.cli.device.ServerAddress;
import dev.tak.cli.pki.PemFiles;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A REST client with a client certificate that never tries twice. It keeps a fixed number of HTTP/2 connections, as a
 * crowd of callers behind one balancer does. Calls wait while theirs is opened: if each call that waits opened a
 * connection of its own, what is measured after a fault would be a storm of TLS handshakes on the machine of the test.
 */
public final class RestClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final ServerAddress server;
    private final List<HttpClient> connections;
    private final AtomicInteger next = new AtomicInteger();

    /** An answer. @param body parsed when it is JSON, a text node otherwise */
    public record Answer(int status, JsonNode body, MultiMap headers) {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** A client with one connection. */
    public RestClient(ServerAddress server, Path trust, PemFiles user) {
        this(server, trust, user, 1);
    }

    /** @param connections opened at the first call that each of them makes; the calls take turns */
    public RestClient(ServerAddress server, Path trust, PemFiles user, int connections) {
        this.server = server;
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(trust.toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(user.certificate().toString())
                        .setKeyPath(user.key().toString()))
                .setConnectTimeout((int) TO_CONNECT.toMillis())
                .setSslHandshakeTimeout(TO_CONNECT.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        this.connections = Stream.generate(() -> vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1)))
                .limit(connections)
                .toList();
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(HttpMethod.GET, path), HttpClientRequest::send);
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(
                request(HttpMethod.PUT, path).putHeader("Content-Type", "application/json"),
                opened -> opened.send(json));
    }

    private RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(server.host())
                .setPort(server.port())
                .setURI(path);
    }

    private Answer send(RequestOptions request, Function<HttpClientRequest, Future<HttpClientResponse>> sending)
            throws IOException, InterruptedException {
        HttpClient http = connections.get(Math.floorMod(next.getAndIncrement(), connections.size()));
        Future<Answer> answer = http.request(request).compose(sending).compose(response -> response.body()
                .map(content -> answer(response, content)));
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private static Answer answer(HttpClientResponse response, Buffer content) {
        boolean json = "application/json".equals(response.getHeader("Content-Type"));
        return new Answer(
                response.statusCode(),
                json ? parse(content) : JSON.getNodeFactory().textNode(content.toString()),
                response.headers());
    }

    private static JsonNode parse(Buffer content) {
        try {
            return JSON.readTree(content.toString());
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
