package dev.tak.messaging.listener;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a TLS handshake came to nothing. */
enum HandshakeFailure {
    /** It did not end within its time. */
    TIMEOUT,
    /** The peer went away in the middle of it; a probe that only connects is counted here too. */
    PEER,
    /** What came is not TLS. */
    NOT_TLS,
    /** What came is TLS, but not as it is spoken here: version, cipher, order or contents of the messages. */
    PROTOCOL,
    /** The device showed no certificate. */
    NO_CERTIFICATE,
    /** The device's certificate is expired or not yet valid. */
    OUT_OF_DATE,
    /** The device's certificate is not one of a trusted authority's for clients. */
    UNTRUSTED,
    /** The peer refused what this server showed. */
    REFUSED,
    /** It gave way to another one while the peer had not said its hello. */
    DISPLACED,
    /** There was no place for it. */
    TOO_MANY,
    /** None of these. */
    OTHER;

    /** As metrics and logs name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HandshakeFailure of(Throwable failure) {
        return switch (failure) {
            case SslHandshakeTimeoutException late -> TIMEOUT;
            case NotSslRecordException garbage -> NOT_TLS;
            case SSLException refusal -> ofCertificate(refusal).orElseGet(() -> ofMessage(refusal.getMessage()));
            case ClosedChannelException gone -> PEER;
            default -> OTHER;
        };
    }

    private static Optional<HandshakeFailure> ofCertificate(SSLException refusal) {
        HandshakeFailure found = null;
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return Optional.of(OUT_OF_DATE);
            }
            if (cause instanceof CertificateException) {
                found = UNTRUSTED;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The JDK says these two only in words. */
    private static HandshakeFailure ofMessage(String message) {
        if (message == null) {
            return PROTOCOL;
        }
        if (message.contains("Empty client certificate chain")) {
            return NO_CERTIFICATE;
        }
        return message.contains("Received fatal alert") ? REFUSED : PROTOCOL;
    }
}
