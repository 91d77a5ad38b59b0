package dev.tak.cli.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Asks a process whether it is well: one HTTP round trip with a deadline, never a mere connect, which the kernel answers
 * for a frozen process.
 */
public final class HttpProbe {
    private final Duration deadline;
    private final HttpClient client;

    /** @param deadline of the whole round trip */
    public HttpProbe(Duration deadline) {
        this(deadline, HttpClient.newBuilder());
    }

    /** @param tls says whom to trust */
    public HttpProbe(Duration deadline, SSLContext tls) {
        this(deadline, HttpClient.newBuilder().sslContext(tls));
    }

    private HttpProbe(Duration deadline, HttpClient.Builder client) {
        this.deadline = deadline;
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
    }

    /** Completes with true on status 200 and with false on everything else; never exceptionally. */
    public CompletableFuture<Boolean> ask(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(deadline).GET().build();
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        CompletableFuture<Boolean> answer = exchange.thenApply(response -> response.statusCode() == 200)
                .exceptionally(failure -> false)
                .completeOnTimeout(false, deadline.toMillis(), TimeUnit.MILLISECONDS);
        answer.whenComplete((well, failure) -> exchange.cancel(true));
        return answer;
    }
}
