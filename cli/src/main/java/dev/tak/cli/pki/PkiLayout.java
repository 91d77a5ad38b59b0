package dev.tak.cli.pki;

import java.nio.file.Path;

/** Which file lies where below the system's home directory. */
record PkiLayout(Path home) {

    PemFiles authority() {
        return pair(pki(), "ca");
    }

    PemFiles server() {
        return pair(pki(), "server");
    }

    Path users() {
        return pki().resolve("users");
    }

    PemFiles user(String name) {
        return pair(users(), name);
    }

    Path keyStore(String user) {
        return users().resolve(user + ".p12");
    }

    Path trustStore() {
        return pki().resolve("truststore.p12");
    }

    Path foreign() {
        return pki().resolve("foreign");
    }

    Path keyStorePassword(String user) {
        return home.resolve("secrets").resolve("p12").resolve("user-" + user);
    }

    Path trustStorePassword() {
        return home.resolve("secrets").resolve("p12").resolve("truststore");
    }

    Path packages() {
        return home.resolve("packages");
    }

    static PemFiles pair(Path directory, String name) {
        return new PemFiles(directory.resolve(name + ".pem"), directory.resolve(name + "-key.pem"));
    }

    private Path pki() {
        return home.resolve("pki");
    }
}
