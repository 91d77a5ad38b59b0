package dev.tak.cli.house;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts a part from the checkout's built artefacts. It never holds a secret. */
public final class PartCommand {
    private static final String EXIT_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /**
     * Nearly halves the processor time that an Ignite node needs to start (measured: 7.8 s, so 4.7 s); ten JVMs share one
     * machine. Nothing for what does TLS: RSA takes several times as long then.
     */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Path root;
    private final Path java;
    private final Path natsServer;
    private final Packaging packaging;

    /**
     * @param root the checkout
     * @param java the executable that runs the Java parts
     * @param natsServer the executable of the NATS server
     * @param packaging as what the parts that are built here are started
     */
    public PartCommand(Path root, Path java, Path natsServer, Packaging packaging) {
        this.root = root;
        this.java = java;
        this.natsServer = natsServer;
        this.packaging = packaging;
    }

    /** The executable of the JVM that runs this code. */
    public static Path runningJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public List<String> of(Part part) {
        return switch (part.kind()) {
            case IGNITE -> ignite(part);
            case NATS ->
                List.of(
                        natsServer.toString(),
                        "-c",
                        root.resolve("nats/server/nats.conf").toString());
            case CONFIG -> service(part, "-Xmx160m", QUICK_COMPILER);
            case MESSAGING -> service(part, "-Xmx384m");
            case API -> service(part, "-Xmx256m");
        };
    }

    /** Where the build leaves a service's native executable. */
    public static Path nativeExecutable(Path root, PartKind service) {
        return root.resolve("%s/target/tak-%s-0.1.0-SNAPSHOT-runner".formatted(service.label(), service.label()));
    }

    private List<String> ignite(Part part) {
        Path target = root.resolve("ignite/target");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "@" + root.resolve("ignite/jvm.args"),
                "-Xmx400m",
                QUICK_COMPILER,
                EXIT_WHEN_OUT_OF_MEMORY));
        Path code = target.resolve("classes");
        if (packaging != Packaging.CLASSES) {
            code = target.resolve("tak-ignite-0.1.0-SNAPSHOT.jar");
            command.addAll(ClassArchive.of(root, part.kind()).options(part));
        }
        command.addAll(
                List.of("-cp", code + File.pathSeparator + target.resolve("lib") + "/*", "dev.tak.ignite.IgniteNode"));
        return command;
    }

    private List<String> service(Part part, String heap, String... jvmOptions) {
        if (packaging == Packaging.NATIVE) {
            return List.of(nativeExecutable(root, part.kind()).toString(), heap);
        }
        Path jar = root.resolve(part.kind().label()).resolve("target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", EXIT_WHEN_OUT_OF_MEMORY));
        command.add(heap);
        command.addAll(List.of(jvmOptions));
        command.addAll(ClassArchive.of(root, part.kind()).options(part));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
