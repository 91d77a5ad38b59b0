package dev.tak.ignite.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MajorityValidatorTest {
    @Test
    void nodesOfOneClusterHaveEqualValidatorsOrIgniteRefusesThem() {
        assertThat(new MajorityValidator(3)).isEqualTo(new MajorityValidator(3)).isNotEqualTo(new MajorityValidator(5));
    }
}
