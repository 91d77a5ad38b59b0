package dev.tak.ignite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.ignite.settings.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MajorityWatchTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger servers = new AtomicInteger(1);
    private final AtomicInteger firstMajorities = new AtomicInteger();
    private final List<String> exits = new ArrayList<>();
    private final MajorityWatch watch = new MajorityWatch(
            new Replicas(3),
            servers::get,
            now::get,
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            firstMajorities::incrementAndGet,
            (reason, thrown) -> exits.add(reason));

    @Test
    void aNodeMayWaitForItsFirstMajority() {
        after(Duration.ofSeconds(20));
        assertThat(exits).isEmpty();
        after(Duration.ofMillis(1));
        assertThat(exits).singleElement().asString().contains("found no majority", "1 of 3");
    }

    @Test
    void aMajorityThatIsLostForTheGraceTimeEndsTheProcess() {
        servers.set(2);
        after(Duration.ofSeconds(60));
        servers.set(1);
        after(Duration.ofMillis(900));
        assertThat(exits).isEmpty();
        after(Duration.ofMillis(200));
        assertThat(exits).singleElement().asString().contains("lost the majority");
    }

    @Test
    void aMajorityThatComesBackInTimeIsKept() {
        servers.set(2);
        after(Duration.ZERO);
        servers.set(1);
        after(Duration.ofMillis(900));
        servers.set(3);
        after(Duration.ofMillis(900));
        servers.set(1);
        after(Duration.ofMillis(900));
        assertThat(exits).isEmpty();
        assertThat(firstMajorities).hasValue(1);
    }

    private void after(Duration duration) {
        now.addAndGet(duration.toNanos());
        watch.run();
    }
}
