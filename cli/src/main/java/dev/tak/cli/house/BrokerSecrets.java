package dev.tak.cli.house;

import dev.tak.cli.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Passwords of the NATS servers. They reach processes by environment only.
 *
 * @param client password of {@value #CLIENT_USER}, whom the services connect as
 * @param route password of {@value #ROUTE_USER}, whom the servers connect as to one another
 */
public record BrokerSecrets(String client, String route) {
    public static final String CLIENT_USER = "tak";
    public static final String ROUTE_USER = "routes";

    private static final int LENGTH = 32;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";

    /** Reads the passwords of a home, and makes those that are missing. */
    public static BrokerSecrets ensure(Home home) throws IOException {
        return new BrokerSecrets(ensure(home, "nats-password"), ensure(home, "nats-route-password"));
    }

    private static String ensure(Home home, String name) throws IOException {
        Path file = home.secrets().resolve(name);
        if (!Files.exists(file)) {
            PrivateFiles.write(file, generate());
        }
        return Files.readString(file).strip();
    }

    /** A NATS configuration reads a variable as a number unless it starts with a letter. */
    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (password.length() < LENGTH) {
            password.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return password.toString();
    }

    @Override
    public String toString() {
        return "BrokerSecrets[hidden]";
    }
}
