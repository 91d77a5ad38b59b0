package dev.tak.cli.device;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Network failures in words that say what is wrong. */
final class FailureWords {

    private FailureWords() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = known(cause);
            if (words != null) {
                return words;
            }
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String known(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException e -> "this host is not known (" + message + ")";
            case ConnectException e when message.contains("refused") -> "nobody listens there (connection refused)";
            case CertPathValidatorException e ->
                "the server's certificate is not signed by the authority that this device trusts";
            case CertificateException e
            when message.startsWith("No subject alternative") ->
                "the server's certificate is for another host (" + message + ")";
            case SSLException e
            when message.contains("fatal alert") && message.contains("certificate") ->
                "the server refused this device's certificate (" + message + ")";
            default -> null;
        };
    }
}
