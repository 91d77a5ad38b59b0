package dev.tak.cli.house;

import java.nio.file.Path;

/** Where the sources and the built artefacts are. */
public final class Checkout {
    private static final String PROPERTY = "tak.root";

    private Checkout() {}

    /**
     * The checkout that the system property {@code tak.root} names: the script {@code tak} and the build set it.
     *
     * @throws IllegalStateException if it is not set
     */
    public static Path root() {
        String root = System.getProperty(PROPERTY);
        if (root == null) {
            throw new IllegalStateException(
                    "The system property " + PROPERTY + " must name the checkout; the script tak sets it.");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }
}
