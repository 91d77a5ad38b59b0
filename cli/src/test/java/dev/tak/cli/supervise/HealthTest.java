package dev.tak.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
    private final Health health = new Health(120, 8);

    private void unanswered(int times) {
        for (int i = 0; i < times; i++) {
            health.liveness(false);
        }
    }

    @Test
    void gives_a_process_its_time_before_it_was_ready() {
        unanswered(119);
        assertThat(health.lost()).isFalse();
        unanswered(1);
        assertThat(health.lost()).isTrue();
    }

    @Test
    void counts_anew_from_the_first_readiness() {
        unanswered(50);
        health.readiness(true);
        unanswered(7);
        assertThat(health.lost()).isFalse();
        unanswered(1);
        assertThat(health.lost()).isTrue();
    }

    @Test
    void forgets_failures_after_an_answer() {
        health.readiness(true);
        unanswered(7);
        health.liveness(true);
        unanswered(7);
        assertThat(health.lost()).isFalse();
    }

    @Test
    void takes_two_failures_to_be_unready_and_one_answer_to_be_ready() {
        health.readiness(true);
        health.readiness(false);
        assertThat(health.ready()).isTrue();
        health.readiness(false);
        assertThat(health.ready()).isFalse();
        health.readiness(true);
        assertThat(health.ready()).isTrue();
    }
}
