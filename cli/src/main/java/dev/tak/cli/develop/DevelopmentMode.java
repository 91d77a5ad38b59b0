package dev.tak.cli.develop;

import dev.tak.cli.house.PartKind;
import dev.tak.cli.prerequisites.MissingPrerequisiteException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts a service from its sources, as Quarkus' development mode. The modules that it is built from are compiled with it,
 * so that nothing need be installed; the goal leaves those alone that are no application.
 */
public final class DevelopmentMode {
    private static final String MAVEN = "TAK_MAVEN";

    private final Path root;
    private final String maven;

    /**
     * @param root the checkout
     * @param environment its {@code TAK_MAVEN} names a Maven from 3.9 on; the script {@code tak} sets it
     * @throws MissingPrerequisiteException if it names none
     */
    public DevelopmentMode(Path root, Map<String, String> environment) {
        this.root = root;
        this.maven = environment.get(MAVEN);
        if (maven == null) {
            throw new MissingPrerequisiteException(
                    MAVEN + " must name a Maven from 3.9 on; the script tak sets it: ./tak dev");
        }
    }

    /**
     * Starts it on this terminal.
     *
     * @param prefix a command that Maven's is an argument of, empty for none
     * @param variables beside the inherited ones; secrets are given in no other way
     */
    public DevelopmentProcess start(PartKind service, List<String> prefix, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(service, prefix))
                .directory(root.toFile())
                .inheritIO();
        builder.environment().putAll(variables);
        return new DevelopmentProcess(builder.start());
    }

    private List<String> command(PartKind service, List<String> prefix) {
        List<String> maven = List.of(
                this.maven,
                "--quiet",
                "--projects",
                service.label(),
                "--also-make",
                // Up to the indexes of beans, which are made from the classes.
                "process-classes",
                "quarkus:dev",
                // Else Quarkus asks on the terminal whether it may report to its makers.
                "-Dquarkus.analytics.disabled=true",
                // What the service needs runs already.
                "-Dquarkus.devservices.enabled=false",
                // Not those that are to be deployed: these would name this machine's ports.
                "-Dquarkus.kubernetes.output-directory=target/kubernetes-dev",
                // Else the tests of all modules are compiled first.
                "-Dmaven.test.skip=true",
                "-Dquarkus.test.continuous-testing=disabled");
        return Stream.concat(prefix.stream(), maven.stream()).toList();
    }
}
