package dev.tak.cache.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CertificateUserTest {

    @Test
    void theCommonNameMayHaveACommaAndStandAnywhere() {
        assertThat(CertificateUser.commonName("CN=ana,OU=x,O=y")).contains("ana");
        assertThat(CertificateUser.commonName("O=y,CN=Doe\\, Ana")).contains("Doe, Ana");
        assertThat(CertificateUser.commonName("O=y")).isEmpty();
    }
}
