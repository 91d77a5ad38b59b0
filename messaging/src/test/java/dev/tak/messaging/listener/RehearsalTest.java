package dev.tak.messaging.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.messaging.SystemResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SystemResource.class)
class RehearsalTest {

    @Inject
    Rehearsal rehearsal;

    @Test
    void thePodHasShakenHandsWithItself() throws Exception {
        int handshakes =
                rehearsal.over().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(handshakes).isPositive();
    }
}
