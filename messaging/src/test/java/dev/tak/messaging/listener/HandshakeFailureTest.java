package dev.tak.messaging.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class HandshakeFailureTest {

    @Test
    void theDatesOfACertificateAreFoundBehindItsRefusal() {
        CertificateException refused = new CertificateException(
                "Path does not validate", new CertPathValidatorException(new CertificateExpiredException("yesterday")));

        assertThat(HandshakeFailure.of(withCause(refused))).isEqualTo(HandshakeFailure.OUT_OF_DATE);
        assertThat(HandshakeFailure.of(withCause(new CertificateException("unknown authority"))))
                .isEqualTo(HandshakeFailure.UNTRUSTED);
    }

    @Test
    void aLostPeerIsNotAnError() {
        assertThat(HandshakeFailure.of(new ClosedChannelException())).isEqualTo(HandshakeFailure.PEER);
    }

    private static SSLHandshakeException withCause(Throwable cause) {
        SSLHandshakeException refusal = new SSLHandshakeException("refused");
        refusal.initCause(cause);
        return refusal;
    }
}
