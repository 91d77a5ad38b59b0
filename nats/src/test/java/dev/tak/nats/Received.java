package dev.tak.nats;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A handler that keeps what it gets. */
final class Received implements Consumer<NatsMessage> {

    private final List<NatsMessage> messages = new CopyOnWriteArrayList<>();

    static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void accept(NatsMessage message) {
        messages.add(message);
    }

    List<NatsMessage> messages() {
        return messages;
    }

    List<String> bodies() {
        return messages.stream()
                .map(it -> new String(it.body(), StandardCharsets.UTF_8))
                .toList();
    }

    void awaitBody(String body) {
        Awaitility.await("message " + body)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> bodies().contains(body));
    }
}
