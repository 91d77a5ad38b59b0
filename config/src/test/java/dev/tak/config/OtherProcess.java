package dev.tak.config;

import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.SettingsChangeResult;
import dev.tak.nats.NatsSettings;
import dev.tak.nats.Subjects;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** Another service, on a connection of its own: a process does not receive what it publishes itself. */
final class OtherProcess implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Connection nats;
    private final List<Long> announced = new CopyOnWriteArrayList<>();

    OtherProcess(NatsSettings settings) throws IOException, InterruptedException, TimeoutException {
        nats = Nats.connect(Options.builder()
                .servers(settings.servers().toArray(String[]::new))
                .userInfo(
                        settings.user().toCharArray(),
                        settings.password().orElseThrow().toCharArray())
                .reportNoResponders()
                .build());
        nats.createDispatcher(this::announced).subscribe(Subjects.SETTINGS_CHANGED);
        nats.flush(ANSWER);
    }

    CompletableFuture<SettingsChangeResult> change(SettingsChange change) {
        return request(change.toByteArray());
    }

    CompletableFuture<SettingsChangeResult> request(byte[] body) {
        return nats.requestWithTimeout(Subjects.CONFIG_CHANGE, body, ANSWER).thenApply(OtherProcess::result);
    }

    List<Long> announced() {
        return announced;
    }

    private void announced(Message message) {
        announced.add(Long.parseLong(new String(message.getData(), StandardCharsets.US_ASCII)));
    }

    private static SettingsChangeResult result(Message answer) {
        try {
            if (answer.hasHeaders()) {
                throw new IllegalStateException(
                        "No result: " + answer.getHeaders().toMap());
            }
            return SettingsChangeResult.parseFrom(answer.getData());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        nats.close();
    }
}
